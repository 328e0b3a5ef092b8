import type { WorkingSpan } from '../../../contract/days.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatPercent } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { MoneySums, NumberText } from '../../ui/values/values.tsx'
import styles from './BoardColumn.module.css'
import type { Column } from './board-state.ts'

const enoughCases = 30

/** Name, count and sum; in one quiet line how long deals should stay here and how many of those that left went on. */
export function ColumnHead({ column, id }: { column: Column; id: string }) {
  const say = useSay()
  const reader = useReader()
  const { name, deals, sums, expected, wentOn } = column
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <h2 id={id} className={styles.name} title={textIn(name, reader.language)}>
          {textIn(name, reader.language)}
        </h2>
        <span className={styles.count}>
          <span aria-hidden="true">
            <NumberText value={deals} />
          </span>
          <span className="only-heard">{say('deals.count', { count: deals })}</span>
        </span>
      </div>
      <div className={styles.figures}>
        <div>{sums.length > 0 ? <MoneySums sums={sums.slice(0, 2)} short /> : '–'}</div>
        <div className={styles.measure}>
          {expected && <span title={say('deals.expected.hint')}>{expectedWords(expected)}</span>}
          {wentOn && (
            <span title={say('deals.went_on.hint', { cases: wentOn.cases })}>
              {say(wentOn.cases < enoughCases ? 'deals.went_on.few' : 'deals.went_on', {
                share: formatPercent(wentOn.share, reader),
                went: Math.round(wentOn.share * wentOn.cases),
                cases: wentOn.cases,
              })}
            </span>
          )}
        </div>
      </div>
    </header>
  )

  function expectedWords(span: WorkingSpan): string {
    if ('workingDays' in span) return say('deals.expected.days', { count: span.workingDays })
    return say('deals.expected.hours', { count: Math.round(span.workingMinutes / 6) / 10 })
  }
}
