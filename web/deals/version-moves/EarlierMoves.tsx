import type { VersionMove } from '../../../contract/process/version-moves.ts'
import type { Pages } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { DateText } from '../../ui/values/values.tsx'
import styles from './version-moves.module.css'

/** When deals changed over before, by whom and why: the record of it. */
export function EarlierMoves({ moves, present }: { moves: Pages<VersionMove>; present: string | undefined }) {
  const say = useSay()
  const rows = (moves.rows ?? []).filter(({ id }) => id !== present)
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{say('version_moves.earlier')}</h2>
      <ol className={styles.earlier}>
        {rows.map((move) => (
          <Earlier key={move.id} move={move} />
        ))}
      </ol>
      <ReadMore {...moves} />
    </section>
  )
}

function Earlier({ move }: { move: VersionMove }) {
  const say = useSay()
  return (
    <li className={styles.once}>
      <p className={styles.name}>
        {say('version_moves.earlier.what', {
          from: move.fromVersions
            .map((number) => say('version_moves.number', { number }))
            .join(say('version_moves.comma')),
          to: move.toVersion,
          moved: move.moved,
          stayed: move.stayed,
        })}
        {move.state !== 'done' && (
          <span className={styles.state} data-state={move.state}>
            {say(`version_moves.state.${move.state}`)}
          </span>
        )}
      </p>
      <p>{move.reason}</p>
      <p className="quiet">
        <bdi>{move.startedBy.name}</bdi> · <DateText at={move.startedAt} relative />
      </p>
    </li>
  )
}
