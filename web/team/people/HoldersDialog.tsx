import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { ProcessRole } from '../../../contract/process/process-document.ts'
import { type RoleHolders, setRoleHolders } from '../../../contract/team/roles.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { useColleagues, useDepartments } from '../team-queries.ts'

export interface Held extends Pick<RoleHolders, 'members' | 'departments'> {
  role: Pick<ProcessRole, 'key' | 'name'>
}

/** Who holds a role of a process: people, and departments as a whole. */
export function HoldersDialog({ held, onClose }: { held: Held; onClose: () => void }) {
  const say = useSay()
  const { language } = useReader()
  const colleagues = useColleagues()
  const known = useDepartments().data?.rows ?? []
  const [ids, setIds] = useState<string[]>(held.members.map(({ id }) => id))
  const [whole, setWhole] = useState<string[]>(held.departments.map(({ id }) => id))
  const act = useAct(setRoleHolders, {
    touches: [['role-holders'], ['members'], ['processes'], ['queues'], ['session']],
    onDone: onClose,
  })
  const options = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog opened onClose={onClose} title={textIn(held.role.name, language)}>
      <Form
        act={act}
        submit={say('common.save')}
        onSubmit={() =>
          act.mutate({
            params: { role: held.role.key },
            body: { members: ids as never, departments: whole as never },
          })
        }
      >
        <MultiSelect
          label={say('team.process_roles.holders')}
          data={options(colleagues)}
          value={ids}
          onChange={setIds}
          searchable
          limit={50}
          // The dialog begins here, and an open list would hide what comes below.
          openOnFocus={false}
          data-autofocus
        />
        {known.length > 0 && (
          <MultiSelect
            label={say('hand_offs.role.departments')}
            description={say('hand_offs.role.departments.all')}
            data={options(known)}
            value={whole}
            onChange={setWhole}
            searchable
          />
        )}
      </Form>
    </Dialog>
  )
}
