import type { DocumentFault } from '../../../../contract/process/document-fault.ts'
import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import type { EditorPlace } from '../../panel/place.ts'
import styles from './FaultStrip.module.css'
import { useFaultWords } from './fault-words.ts'
import { placeOfFault } from './place-of-fault.ts'

interface FaultStripProps {
  document: DraftDocument
  faults: readonly DocumentFault[]
  hints: readonly DocumentFault[]
  onOpen: (place: EditorPlace) => void
}

/** What keeps the draft from being published, and what is worth a second look; each leads to where it is mended. */
export function FaultStrip({ document, faults, hints, onOpen }: FaultStripProps) {
  const say = useSay()
  if (document.stages.length === 0) return null
  return (
    <div className={styles.strip}>
      <section aria-label={say('editor.faults', { count: faults.length })}>
        <h2 className={styles.title} data-grave={faults.length > 0 || undefined}>
          {say('editor.faults', { count: faults.length })}
        </h2>
        <List of={faults} document={document} onOpen={onOpen} />
      </section>
      {hints.length > 0 && (
        <section aria-label={say('editor.hints')}>
          <h2 className={styles.title}>{say('editor.hints')}</h2>
          <List of={hints} document={document} onOpen={onOpen} quiet />
        </section>
      )}
    </div>
  )
}

function List(props: {
  of: readonly DocumentFault[]
  document: DraftDocument
  onOpen: (place: EditorPlace) => void
  quiet?: boolean
}) {
  const { of, document, onOpen, quiet } = props
  const say = useSay()
  const { language } = useReader()
  const words = useFaultWords()
  if (of.length === 0) return null
  return (
    <ul className={styles.list}>
      {of.map((fault, index) => {
        const { place, names } = placeOfFault(document, fault.path)
        const where = names.map((name) => textIn(name, language)).join(say('editor.within'))
        return (
          <li key={`${fault.path} ${fault.code} ${index}`} data-quiet={quiet || undefined}>
            <button type="button" className={styles.go} onClick={() => onOpen(place)}>
              {where && <span className={styles.where}>{where}</span>}
              <span>{words(fault)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
