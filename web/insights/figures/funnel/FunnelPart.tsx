import type { Numbers } from '../../../../contract/insights.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import choice from '../../InlineChoice.module.css'
import styles from '../../NumbersPage.module.css'
import type { NumbersSearch } from '../../numbers-search.ts'
import { FunnelBars } from './FunnelBars.tsx'

interface FunnelPartProps {
  numbers: Numbers
  chosen: string | undefined
  onChange: (change: Partial<NumbersSearch>) => void
}

/** The funnel of one process; where several have one, which. */
export function FunnelPart({ numbers: { funnels, currencies }, chosen, onChange }: FunnelPartProps) {
  const say = useSay()
  const { language } = useReader()
  const funnel = funnels.find(({ processId }) => processId === chosen) ?? funnels[0]
  if (!funnel) return null
  return (
    <section className={styles.part} aria-labelledby="numbers-funnel">
      <div className={styles.head}>
        <h2 id="numbers-funnel" className={styles.title}>
          {say('insights.funnel')}
        </h2>
        {funnels.length > 1 ? (
          <select
            className={choice.choice}
            aria-label={say('insights.funnel.process')}
            value={funnel.processId}
            onChange={(event) => onChange({ funnel: event.currentTarget.value })}
          >
            {funnels.map(({ processId, name }) => (
              <option key={processId} value={processId}>
                {textIn(name, language)}
              </option>
            ))}
          </select>
        ) : (
          <strong>{textIn(funnel.name, language)}</strong>
        )}
        <p className={styles.sub}>{say('insights.funnel.sub')}</p>
      </div>
      <FunnelBars funnel={funnel} currency={currencies[0] as string} />
    </section>
  )
}
