import { useSay } from '../../../platform/i18n.tsx'
import { formatNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import styles from '../lists/lists.module.css'
import { usePanel } from '../panel.ts'

/** The ways to what belongs to the whole process and is long enough for a place of its own. */
export function OtherParts() {
  const say = useSay()
  const reader = useReader()
  const { document, open } = usePanel()
  const parts = [
    { kind: 'roles', count: document.roles.length },
    { kind: 'questionnaires', count: document.questionnaires.length },
    { kind: 'nurturing', count: document.nurturing.length },
    { kind: 'reasons', count: document.wonReasons.length + document.lostReasons.length },
  ] as const
  return (
    <nav className={styles.links} aria-label={say('panel.parts')}>
      {parts.map(({ kind, count }) => (
        <button key={kind} type="button" className={styles.link} onClick={() => open({ kind })}>
          <span className={styles.linked}>{say(`panel.${kind}`)}</span>
          <span className={styles.count}>{formatNumber(count, reader)}</span>
        </button>
      ))}
    </nav>
  )
}
