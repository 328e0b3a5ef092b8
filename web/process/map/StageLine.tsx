import { type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './StageLine.module.css'

interface StageLineProps {
  stages: readonly { key: string; name: Text }[]
  /** The key of the stage where something stands now. */
  at?: string
}

/** A small line of stations. Where there is no room for every name, the first, the last and the present one are said. */
export function StageLine({ stages, at }: StageLineProps) {
  const say = useSay()
  const { language } = useReader()
  return (
    <div className={styles.frame}>
      <ol className={styles.line} aria-label={say('process.stages')}>
        {stages.map(({ key, name }) => (
          <li key={key} className={styles.station} aria-current={key === at ? 'step' : undefined}>
            <span className={styles.name}>{textIn(name, language)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
