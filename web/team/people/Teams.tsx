import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Team } from '../../../contract/team/groups.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { useTeams } from '../team-queries.ts'
import styles from './groups.module.css'
import { PeopleLine } from './PeopleLine.tsx'

const TeamDialog = lazy(async () => ({ default: (await import('./TeamDialog.tsx')).TeamDialog }))

/** People who share what belongs to them, and who leads them. */
export function Teams() {
  const say = useSay()
  const manages = useMay('team.manage')
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  const add = manages && (
    <Button variant="default" onClick={() => setEditing('new')}>
      {say('team.teams.add')}
    </Button>
  )
  return (
    <>
      <p className="quiet">{say('team.teams.sub')}</p>
      <Answer of={useTeams()}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={say('team.teams.none')} act={add || undefined} />
          ) : (
            <>
              <ul className={styles.groups}>
                {rows.map((team) => (
                  <li key={team.id} className={styles.group}>
                    <h2 className={styles.name}>{team.name}</h2>
                    <PeopleLine people={team.members} />
                    {manages && (
                      <Button variant="subtle" size="compact-sm" onClick={() => setEditing(team)}>
                        {say('common.edit')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {add}
            </>
          )
        }
      </Answer>
      <Suspense>
        {editing && <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      </Suspense>
    </>
  )
}
