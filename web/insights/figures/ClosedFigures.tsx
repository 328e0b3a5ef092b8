import type { Numbers } from '../../../contract/insights.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import styles from '../NumbersPage.module.css'
import { FigureTile } from './FigureTile.tsx'
import { periodName, thisMonth } from './months/months.ts'
import { ValueTile } from './ValueTile.tsx'

/** Deals won and lost in the period, against the one before. */
export function ClosedFigures({ numbers }: { numbers: Numbers }) {
  const say = useSay()
  const { closed, currencies } = numbers
  const own = currencies[0] as string
  return (
    <section className={styles.part} aria-labelledby="numbers-closed">
      <div className={styles.head}>
        <h2 id="numbers-closed" className={styles.title}>
          {say('insights.closed')}
        </h2>
        <p className={styles.sub}>
          <Comparison numbers={numbers} />
        </p>
      </div>
      {closed.winRate.cases === 0 ? (
        <p className="quiet">{say('insights.nothing_closed')}</p>
      ) : (
        <div className={styles.figures}>
          <FigureTile figure={closed.winRate} currency={own} />
          <ValueTile numbers={numbers} of="winRateByValue" />
          <ValueTile numbers={numbers} of="wonValue" />
          <ValueTile numbers={numbers} of="averageWonValue" />
          <FigureTile figure={closed.cycleWon} currency={own} />
          <FigureTile figure={closed.won} currency={own} />
          <FigureTile figure={closed.lost} currency={own} />
          <ValueTile numbers={numbers} of="lostValue" />
          <FigureTile figure={closed.cycleClosed} currency={own} />
        </div>
      )}
    </section>
  )
}

/** Which months these are, which they are compared with, and that a running period is still growing. */
function Comparison({ numbers: { period, before } }: { numbers: Numbers }) {
  const say = useSay()
  const reader = useReader()
  if (!before || period.from === null || period.to === null)
    return say('insights.period.all', { calendar: reader.calendar })
  const running = period.to >= thisMonth(reader)
  const names = {
    period: periodName({ from: period.from, to: period.to }, reader),
    before: periodName(before, reader),
  }
  return say(running ? 'insights.compared_running' : 'insights.compared', names)
}
