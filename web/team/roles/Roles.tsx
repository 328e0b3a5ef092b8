import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Reach } from '../../../contract/team/rights.ts'
import type { Role } from '../../../contract/team/roles.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay } from '../../platform/session.ts'
import { Answer } from '../../ui/feedback/states.tsx'
import { Icon } from '../../ui/icons.tsx'
import { plainRights, reachRights } from '../rights.ts'
import { useRoles } from '../team-queries.ts'
import styles from './Roles.module.css'

const RoleDialog = lazy(async () => ({ default: (await import('./RoleDialog.tsx')).RoleDialog }))

/** Every role beside every right: how far each reaches. */
export function Roles() {
  return <Answer of={useRoles()}>{({ rows }) => <RolesTable roles={rows} />}</Answer>
}

function RolesTable({ roles }: { roles: readonly Role[] }) {
  const say = useSay()
  const { language } = useReader()
  const manages = useMay('team.manage')
  const [editing, setEditing] = useState<Role | null>(null)
  return (
    <>
      <p className="quiet">{say('team.roles.sub')}</p>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={say('team.view.roles')}>
          <thead>
            <tr>
              <th scope="col">{say('team.right')}</th>
              {roles.map((role) => (
                <th key={role.key} scope="col">
                  {textIn(role.name, language)}
                  <span className={styles.count}>{say('team.roles.members', { count: role.members })}</span>
                  {manages && (
                    <Button variant="subtle" size="compact-sm" onClick={() => setEditing(role)}>
                      {say('common.edit')}
                    </Button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reachRights.map((right) => (
              <tr key={right}>
                <th scope="row">{say(`right.${right}`)}</th>
                {roles.map((role) => (
                  <td key={role.key}>
                    <ReachMark reach={role.rights[right]} />
                  </td>
                ))}
              </tr>
            ))}
            {plainRights.map((right) => (
              <tr key={right}>
                <th scope="row">{say(`right.${right}`)}</th>
                {roles.map((role) => (
                  <td key={role.key}>{role.rights[right] ? <Held /> : <None />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Suspense>{editing && <RoleDialog role={editing} onClose={() => setEditing(null)} />}</Suspense>
    </>
  )
}

/** Three bars, filled as far as the right reaches, and the word. */
function ReachMark({ reach }: { reach: Reach }) {
  const say = useSay()
  if (reach === 'none') return <None />
  const filled = { own: 1, team: 2, all: 3 }[reach]
  return (
    <span className={styles.reach}>
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} data-filled={bar <= filled || undefined} />
        ))}
      </span>
      {say(`team.reach.${reach}`)}
    </span>
  )
}

function Held() {
  const say = useSay()
  return (
    <span className={styles.reach}>
      <Icon name="check" />
      {say('common.yes')}
    </span>
  )
}

function None() {
  const say = useSay()
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="only-heard">{say('common.no')}</span>
    </span>
  )
}
