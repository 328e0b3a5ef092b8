import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ProcessRole } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay } from '../../platform/session.ts'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { useProcessRoles, useRoleHolders } from '../team-queries.ts'
import styles from './groups.module.css'
import { type Held as HeldBy, HoldersDialog } from './HoldersDialog.tsx'
import { PeopleLine } from './PeopleLine.tsx'

interface Held extends HeldBy {
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
