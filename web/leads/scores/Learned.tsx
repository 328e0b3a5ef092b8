import { Button } from '@mantine/core'
import { type LearnedScore, learnScore } from '../../../contract/leads/score.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { DateText, NumberText } from '../../ui/values/values.tsx'
import styles from './Learned.module.css'
import { touchedByScoring } from './score-queries.ts'

/** What was learned from closed leads and how well it foresees those held out, or why nothing was. */
export function Learned({ learned, may }: { learned: LearnedScore; may: boolean }) {
  const say = useSay()
  const again = useAct(learnScore, { touches: touchedByScoring })
  const { lookedAt, learning, rows, won, needed, measures } = learned
  return (
    <section className={styles.learned} aria-labelledby="learned">
      <h2 id="learned">{say('scores.learned')}</h2>
      <p className="quiet">{say('scores.learned.sub')}</p>
      {lookedAt === null && <p>{say('scores.learned.not_yet')}</p>}
      {lookedAt !== null && measures === null && (
        <p>{say('scores.learned.too_little', { needed, won, lost: rows - won })}</p>
      )}
      {measures && <Measured measures={measures} rows={rows} won={won} />}
      <p className={styles.foot}>
        {may && (
          <Button variant="default" disabled={learning} onClick={() => again.mutate({})}>
            {say(learning ? 'scores.learned.learning' : 'scores.learned.again')}
          </Button>
        )}
        {lookedAt && (
          <span className="quiet">
            <DateText at={lookedAt} relative />
          </span>
        )}
      </p>
      <ActError error={again.error} />
    </section>
  )
}

interface MeasuredProps {
  measures: NonNullable<LearnedScore['measures']>
  rows: number
  won: number
}

function Measured({ measures, rows, won }: MeasuredProps) {
  const say = useSay()
  const reader = useReader()
  const { area, areaLow, areaHigh, heldOut, calibration } = measures
  const two = (value: number) => formatNumber(value, reader, { maximumFractionDigits: 2 })
  return (
    <>
      <p className={styles.area}>
        {say('scores.learned.area', { area: two(area), low: two(areaLow), high: two(areaHigh) })}
      </p>
      <p className="quiet">{say('scores.learned.area.why')}</p>
      {areaLow <= 0.5 && <p className={styles.warning}>{say('scores.learned.no_better')}</p>}
      <p className="quiet">{say('scores.learned.from', { rows, won, heldOut })}</p>
      <table className={styles.calibration}>
        <thead>
          <tr>
            <th scope="col">{say('scores.learned.predicted')}</th>
            <th scope="col">{say('scores.learned.observed')}</th>
            <th scope="col">{say('scores.learned.leads')}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {calibration.map((bin) => (
            <tr key={bin.predicted}>
              <td>
                <NumberText value={bin.predicted} style="percent" />
              </td>
              <td>
                <NumberText value={bin.observed} style="percent" />
              </td>
              <td>
                <NumberText value={bin.rows} />
              </td>
              <td aria-hidden="true" className={styles.strip}>
                <span style={{ inlineSize: `${bin.observed * 100}%` }} />
                <i style={{ insetInlineStart: `${bin.predicted * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
