import type { Numbers } from '../../../contract/insights.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from '../NumbersPage.module.css'
import { FigureTile } from './FigureTile.tsx'
import { ValueTile } from './ValueTile.tsx'

/** The pipeline as it stands at this moment. */
export function OpenFigures({ numbers }: { numbers: Numbers }) {
  const say = useSay()
  const own = numbers.currencies[0] as string
  return (
    <section className={styles.part} aria-labelledby="numbers-open">
      <div className={styles.head}>
        <h2 id="numbers-open" className={styles.title}>
          {say('insights.open')}
        </h2>
        <p className={styles.sub}>{say('insights.open.sub')}</p>
      </div>
      <div className={styles.figures}>
        <ValueTile numbers={numbers} of="openValue" />
        <ValueTile numbers={numbers} of="weightedForecast" />
        <ValueTile numbers={numbers} of="salesVelocity" />
        <FigureTile figure={numbers.open.open} currency={own} />
        {numbers.open.resting.cases > 0 && <FigureTile figure={numbers.open.resting} currency={own} />}
      </div>
    </section>
  )
}
