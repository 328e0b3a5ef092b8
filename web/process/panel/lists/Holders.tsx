import { useState } from 'react'
import type { ProcessRole } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useMay } from '../../../platform/session.ts'
import { HoldersDialog } from '../../../team/people/HoldersDialog.tsx'
import { useRoleHolders } from '../../../team/team-queries.ts'
import { PersonAvatar } from '../../../ui/values/PersonAvatar.tsx'
import { usePanel } from '../panel.ts'
import styles from './lists.module.css'

/** Who holds a role today. Whoever looks after the team says it here: no other page knows a role that is not published. */
export function Holders({ role }: { role: ProcessRole }) {
  const say = useSay()
  const manages = useMay('team.manage')
  const { holders } = usePanel()
  const held = useRoleHolders().data?.rows
  const [choosing, setChoosing] = useState(false)
  if (!holders) return null
  // Before the draft is read anew it is known here.
  const own = held?.find((one) => one.role === role.key)
  const people = held ? (own?.everybody ?? []) : (holders[role.key] ?? [])
  // The owner of a deal does these himself: nobody need hold the role.
  if (people.length === 0 && role.assign === 'deal_owner') return null
  return (
    <div className={styles.holders}>
      {people.map(({ id, name }) => (
        <span key={id} className={styles.person}>
          <PersonAvatar name={name} />
          {name}
        </span>
      ))}
      {people.length === 0 && <span className={styles.vacant}>{say('process.roles.nobody')}</span>}
      {manages && held && (
        <button type="button" className={styles.choose} onClick={() => setChoosing(true)}>
          {say('panel.role.choose')}
        </button>
      )}
      {choosing && held && (
        <HoldersDialog
          held={{ members: [], departments: [], ...own, role }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
