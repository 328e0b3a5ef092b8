import type { Checks } from '../../../contract/hygiene/checks.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './ScorePicture.module.css'

const width = 240
const height = 48
const edge = 4

/** How the score went over the weeks, the latest at the end of the line. Nothing is drawn before there are two of them. */
export function ScorePicture({ weeks }: { weeks: Checks['weeks'] }) {
  const say = useSay()
  const reader = useReader()
  const known = weeks.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return <p className={styles.later}>{say('repair.score.later')}</p>
  const scores = known.map(({ score }) => score)
  const [low, high] = [Math.min(...scores), Math.max(...scores)]
  const at = (score: number, index: number) => ({
    x: edge + (index * (width - 2 * edge)) / (known.length - 1),
    y: height - edge - ((score - low) / Math.max(1, high - low)) * (height - 2 * edge),
  })
  const points = scores.map(at)
  const end = points.at(-1)
  return (
    <figure className={styles.picture}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={styles.line}
        role="img"
        aria-label={say('repair.score.went', {
          from: first.score,
          to: last.score,
          since: formatDay(first.day, reader),
        })}
      >
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {end && <circle cx={end.x} cy={end.y} r={3} />}
      </svg>
      <figcaption className={styles.since}>
        {say('repair.score.went', { from: first.score, to: last.score, since: formatDay(first.day, reader) })}
      </figcaption>
    </figure>
  )
}
