import type { Checks, Cleanness } from '../../../contract/hygiene/checks.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { EmptyState } from '../../ui/feedback/states.tsx'
import { NumberText } from '../../ui/values/values.tsx'
import { ScorePicture } from './ScorePicture.tsx'
import styles from './ScoreView.module.css'

/** How clean the records are: all of them, by who looks after them, and the deals by process. */
export function ScoreView({ checks: { whole, owners, processes, weeks } }: { checks: Checks }) {
  const say = useSay()
  const { language } = useReader()
  if (whole.score === null)
    return <EmptyState title={say('repair.no_score')}>{say('repair.no_score.why')}</EmptyState>
  return (
    <div className={styles.view}>
      <section className={styles.whole} aria-label={say('repair.score.whole')}>
        <p className={styles.figure}>
          <NumberText value={whole.score} />
          <span className={styles.of}>{say('repair.score.of_hundred')}</span>
        </p>
        <ScorePicture weeks={weeks} />
        <ul className={styles.kinds}>
          {whole.kinds.map((kind) => (
            <li key={kind.entity}>
              {say(`repair.kind.${kind.entity}`, { ...kind, clean: kind.records - kind.faulty })}
            </li>
          ))}
        </ul>
      </section>
      <Scores
        title={say('repair.score.owners')}
        rows={owners.map(({ owner, ...cleanness }) => ({ id: owner.id, name: owner.name, ...cleanness }))}
      />
      <Scores
        title={say('repair.score.processes')}
        rows={processes.map(({ process: { id, name }, ...cleanness }) => ({
          id,
          name: textIn(name, language),
          ...cleanness,
        }))}
      />
      <section>
        <h2 className={styles.head}>{say('repair.score.meaning')}</h2>
        <p className={styles.meaning}>{say('repair.score.definition')}</p>
      </section>
    </div>
  )
}

function Scores({
  title,
  rows,
}: {
  title: string
  rows: readonly (Cleanness & { id: string; name: string })[]
}) {
  const say = useSay()
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={styles.head}>{title}</h2>
      <ul className={styles.rows}>
        {rows.map(({ id, name, score, kinds }) => (
          <li key={id} className={styles.row}>
            <bdi className={styles.name}>{name}</bdi>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ inlineSize: `${score ?? 0}%` }} />
            </span>
            <span className={styles.score}>{score !== null && <NumberText value={score} />}</span>
            <span className={styles.left}>
              {say('repair.score.left', { count: kinds.reduce((sum, { faulty }) => sum + faulty, 0) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
