import type { WorkingSpan } from '../../../contract/days.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatPercent } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { ColumnHead, ColumnMeasure } from '../../ui/board/ColumnHead.tsx'
import { MoneySums } from '../../ui/values/values.tsx'
import type { Column } from './board-state.ts'

/** A share of fewer is said as so many of so many: a percentage would promise more than they can tell. */
const enoughCases = 30

interface StageHeadProps {
  id: string
  column: Pick<Column, 'deals' | 'sums' | 'expected' | 'wentOn'> & { name: string }
}

/** Beneath name and count the sum, how long deals should stay here and how many of those that left went on. */
export function StageHead({ column, id }: StageHeadProps) {
  const say = useSay()
  const reader = useReader()
  const { name, deals, sums, expected, wentOn } = column
  return (
    <ColumnHead id={id} name={name} count={deals} countHeard={say('deals.count', { count: deals })}>
      <div>{sums.length > 0 ? <MoneySums sums={sums.slice(0, 2)} short /> : '–'}</div>
      <ColumnMeasure>
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
      </ColumnMeasure>
    </ColumnHead>
  )

  function expectedWords(span: WorkingSpan): string {
    if ('workingDays' in span) return say('deals.expected.days', { count: span.workingDays })
    return say('deals.expected.hours', { count: Math.round(span.workingMinutes / 6) / 10 })
  }
}
