import type { ProcessDocument, Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { StageDetails } from '../details/StageDetails.tsx'
import line from './Line.module.css'
import styles from './StationDown.module.css'

/** A stage on the line that runs down the page, with everything there is to say of it. */
export function StationDown({ document, place }: { document: ProcessDocument; place: number }) {
  const { language } = useReader()
  const stage = document.stages[place] as Stage
  return (
    <li className={`${line.rail} ${styles.station}`}>
      <h2 className={`${line.dot} ${styles.name}`}>{textIn(stage.name, language)}</h2>
      <StageDetails document={document} place={place} />
    </li>
  )
}
