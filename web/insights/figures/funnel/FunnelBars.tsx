import type { Funnel, FunnelBar } from '../../../../contract/insights.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatPercent } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { FigureLink } from '../FigureLink.tsx'
import { barLength } from '../measured.ts'
import styles from './FunnelBars.module.css'

/** How far the deals begun in the period came: a bar for each stage, from nought, and in words what was left behind. */
export function FunnelBars({ funnel, currency }: { funnel: Funnel; currency: string }) {
  const say = useSay()
  const { language } = useReader()
  const longest = Math.max(1, ...funnel.bars.map((bar) => bar.reached.cases))
  const begun = funnel.bars[0]?.reached.cases ?? 0
  return (
    <ol className={styles.funnel}>
      {funnel.bars.map((bar) => (
        <li key={bar.stageKey ?? 'won'} className={styles.row} data-won={bar.stageKey === null || undefined}>
          <span className={styles.stage}>
            {bar.name === null ? say('insights.funnel.won') : textIn(bar.name, language)}
          </span>
          <span className={styles.track}>
            <span
              className={styles.bar}
              style={{ inlineSize: barLength((100 * bar.reached.cases) / longest) }}
            />
            <span className={styles.count}>
              <FigureLink figure={bar.reached} currency={currency} />
            </span>
          </span>
          <span className={styles.words}>
            <Passage bar={bar} begun={begun} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Passage({ bar, begun }: { bar: FunnelBar; begun: number }) {
  const say = useSay()
  const reader = useReader()
  if (bar.cameThrough === null || bar.stayed === null) return say('insights.funnel.begun')
  if (bar.stageKey === null)
    return say('insights.funnel.won_of_begun', { share: formatPercent(bar.reached.cases / begun, reader) })
  if (bar.stayed === 0) return say('insights.funnel.all_through')
  const share = formatPercent(bar.cameThrough, reader)
  return say('insights.funnel.through', { share, count: bar.stayed })
}
