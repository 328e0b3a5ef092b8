import { useSay } from '../../../platform/i18n.tsx'
import type { Measure } from '../../numbers-search.ts'
import { FigureLink } from '../FigureLink.tsx'
import { barLength, lengthOf, longestOf, measured, type NamedGroup } from '../measured.ts'
import styles from './GroupBars.module.css'

/** As many as can be compared at a glance; the table has them all. */
const most = 12

/** People or products as bars, each with its number. */
export function GroupBars({
  groups,
  show,
  currency,
}: {
  groups: readonly NamedGroup[]
  show: Measure
  currency: string
}) {
  const say = useSay()
  const longest = longestOf(groups, show)
  const shown = [...groups]
    .sort((a, b) => (measured(b, show).value ?? -1) - (measured(a, show).value ?? -1))
    .slice(0, most)
  return (
    <div>
      <ol className={styles.bars} aria-label={say(`insights.figure.${show}`)}>
        {shown.map((group) => (
          <li key={group.id ?? ''} className={styles.row}>
            <span className={styles.name} title={group.label}>
              {group.label}
            </span>
            <span className={styles.track}>
              <span
                className={styles.bar}
                style={{ inlineSize: barLength(lengthOf(measured(group, show), longest)) }}
              />
              <span className={styles.value}>
                <FigureLink figure={measured(group, show)} currency={currency} as="table" />
              </span>
            </span>
          </li>
        ))}
      </ol>
      {groups.length > most && <p className={styles.note}>{say('insights.first_bars', { count: most })}</p>}
    </div>
  )
}
