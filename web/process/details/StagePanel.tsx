import type { ProcessDocument, Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { StageDetails } from './StageDetails.tsx'
import styles from './StagePanel.module.css'

/** Everything about the station that is chosen on the line above. */
export function StagePanel({
  id,
  document,
  place,
}: {
  id: string
  document: ProcessDocument
  place: number
}) {
  const say = useSay()
  const { language } = useReader()
  const stage = document.stages[place] as Stage
  const name = textIn(stage.name, language)
  return (
    <section id={id} className={styles.panel} aria-label={name}>
      <p className={styles.place}>
        {say('process.stage.place', { place: place + 1, count: document.stages.length })}
      </p>
      <h2 className={styles.name}>{name}</h2>
      <StageDetails document={document} place={place} wide />
    </section>
  )
}
