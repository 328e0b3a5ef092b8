import { Button, MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { ProcessRole } from '../../contract/process-document.ts'
import { type RoleHolders, setRoleHolders } from '../../contract/team.ts'
import { textIn } from '../../contract/text.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader.ts'
import { useMay } from '../platform/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { Answer, EmptyState } from '../ui/states.tsx'
import styles from './groups.module.css'
import { PeopleLine } from './PeopleLine.tsx'
import { useColleagues, useDepartments, useProcessRoles, useRoleHolders } from './team-queries.ts'

interface Held extends Pick<RoleHolders, 'members' | 'departments'> {
  role: ProcessRole
}

/** Who does the steps that a process hands to a role. A role nobody holds leaves its tasks waiting. */
export function ProcessRoles() {
  const say = useSay()
  const { language } = useReader()
  const manages = useMay('team.manage')
  const roles = useProcessRoles()
  const [editing, setEditing] = useState<Held | null>(null)
  return (
    <>
      <p className="quiet">{say('team.process_roles.sub')}</p>
      <Answer of={useRoleHolders()}>
        {({ rows }) =>
          roles.length === 0 ? (
            <EmptyState title={say('team.process_roles.none')}>
              {say('team.process_roles.none.why')}
            </EmptyState>
          ) : (
            <ul className={styles.groups}>
              {roles
                .map((role) => ({
                  members: [],
                  departments: [],
                  ...rows.find((one) => one.role === role.key),
                  role,
                }))
                .map((held) => (
                  <li key={held.role.key} className={styles.group}>
                    <h2 className={styles.name}>{textIn(held.role.name, language)}</h2>
                    <Holders held={held} />
                    {manages && (
                      <Button variant="subtle" size="compact-sm" onClick={() => setEditing(held)}>
                        {say('common.edit')}
                      </Button>
                    )}
                  </li>
                ))}
            </ul>
          )
        }
      </Answer>
      {editing && <HoldersDialog held={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function Holders({ held: { role, members, departments } }: { held: Held }) {
  const say = useSay()
  const nobody = members.length === 0 && departments.length === 0
  if (nobody && role.assign === 'deal_owner')
    return <span className="quiet">{say('team.process_roles.owner')}</span>
  return (
    <span className={styles.people}>
      {departments.map((department) => (
        <span key={department.id} className={styles.person}>
          {department.name} <span className="quiet">{say('hand_offs.role.whole')}</span>
        </span>
      ))}
      {(members.length > 0 || nobody) && <PeopleLine people={members} />}
    </span>
  )
}

function HoldersDialog({ held, onClose }: { held: Held; onClose: () => void }) {
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
