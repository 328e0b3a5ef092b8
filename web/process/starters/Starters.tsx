import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Starter } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { StageLine } from '../map/StageLine.tsx'
import { useStarters } from '../process-queries.ts'
import styles from './Starters.module.css'

const StarterDialog = lazy(async () => ({ default: (await import('./StarterDialog.tsx')).StarterDialog }))

/** Ready-made processes that the company does not have yet. What was made of one it has is not to be overwritten. */
export function Starters({ taken }: { taken: ReadonlySet<string> }) {
  const say = useSay()
  const { language } = useReader()
  const [looking, setLooking] = useState<Starter | null>(null)
  const starters = useStarters().data?.rows.filter(({ key }) => !taken.has(key)) ?? []
  if (starters.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>{say('process.starters')}</h2>
      <p className="quiet">{say('process.starters.sub')}</p>
      <ul className={styles.starters}>
        {starters.map((starter) => (
          <li key={starter.key} className={styles.starter}>
            <div className={styles.words}>
              <h3 className={styles.name}>{textIn(starter.name, language)}</h3>
              {starter.purpose && <p className="quiet">{textIn(starter.purpose, language)}</p>}
              <div className={styles.line}>
                <StageLine stages={starter.stages.map((name, place) => ({ key: String(place), name }))} />
              </div>
            </div>
            <Button
              variant="default"
              aria-label={say('process.starters.look_at', { name: textIn(starter.name, language) })}
              onClick={() => setLooking(starter)}
            >
              {say('process.starters.look')}
            </Button>
          </li>
        ))}
      </ul>
      <Suspense>{looking && <StarterDialog starter={looking} onClose={() => setLooking(null)} />}</Suspense>
    </section>
  )
}
