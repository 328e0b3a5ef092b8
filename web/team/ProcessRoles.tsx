import { Button, MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { ProcessRole } from '../../contract/process-document.ts'
import { setRoleHolders } from '../../contract/team.ts'
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
import { useColleagues, useProcessRoles, useRoleHolders } from './team-queries.ts'

interface Holders {
  role: ProcessRole
  people: { id: string; name: string }[]
}

/** Who does the steps that a process hands to a role. A role nobody holds leaves its tasks waiting. */
export function ProcessRoles() {
  const say = useSay()
  const { language } = useReader()
  const manages = useMay('team.manage')
  const roles = useProcessRoles()
  const [editing, setEditing] = useState<Holders | null>(null)
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
                .map((role) => ({ role, people: rows.find((one) => one.role === role.key)?.members ?? [] }))
                .map((holders) => (
                  <li key={holders.role.key} className={styles.group}>
                    <h2 className={styles.name}>{textIn(holders.role.name, language)}</h2>
                    {holders.role.assign === 'deal_owner' && holders.people.length === 0 ? (
                      <span className="quiet">{say('team.process_roles.owner')}</span>
                    ) : (
                      <PeopleLine people={holders.people} />
                    )}
                    {manages && (
                      <Button variant="subtle" size="compact-sm" onClick={() => setEditing(holders)}>
                        {say('common.edit')}
                      </Button>
                    )}
                  </li>
                ))}
            </ul>
          )
        }
      </Answer>
      {editing && <HoldersDialog holders={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function HoldersDialog({ holders, onClose }: { holders: Holders; onClose: () => void }) {
  const say = useSay()
  const { language } = useReader()
  const colleagues = useColleagues()
  const [ids, setIds] = useState(holders.people.map((person) => person.id))
  const act = useAct(setRoleHolders, {
    touches: [['role-holders'], ['members'], ['processes']],
    onDone: onClose,
  })
  return (
    <Dialog opened onClose={onClose} title={textIn(holders.role.name, language)}>
      <Form
        act={act}
        submit={say('common.save')}
        onSubmit={() => act.mutate({ params: { role: holders.role.key }, body: { members: ids } })}
      >
        <MultiSelect
          label={say('team.process_roles.holders')}
          data={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          value={ids}
          onChange={setIds}
          searchable
          limit={50}
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
