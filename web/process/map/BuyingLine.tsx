import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './BuyingLine.module.css'
import { buyingRuns } from './buying-runs.ts'

/** Where the buyer should be meanwhile: a second line under the first, station by station beneath its stages. */
export function BuyingLine({ document }: { document: ProcessDocument }) {
  const say = useSay()
  const { language } = useReader()
  const runs = buyingRuns(document)
  if (runs.length === 0) return null
  return (
    <section className={styles.line} aria-label={say('process.buyer')}>
      <h2 className={styles.title}>{say('process.buyer')}</h2>
      <ol className={styles.runs}>
        {runs.map(({ stage, first, last }) => (
          <li
            key={first}
            className={styles.run}
            data-known={stage !== undefined || undefined}
            style={{ gridColumn: `${first + 1} / ${last + 2}` }}
          >
            {stage && textIn(stage.name, language)}
          </li>
        ))}
      </ol>
    </section>
  )
}
