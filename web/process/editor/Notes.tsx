import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatInstant } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import type { NamedClash } from './draft/editing.ts'
import type { KeptEdits } from './draft/kept-edits.ts'
import styles from './Notes.module.css'
import { usePropertyWords } from './property-words.ts'

interface NotesProps {
  document: DraftDocument
  clashes: readonly NamedClash[]
  /** Who else works on it, where somebody does. */
  others: string | null
  kept: KeptEdits | null
  onTake: (clash: NamedClash) => void
  onSettle: (clash: NamedClash) => void
  onBringBack: () => void
  onForget: () => void
}

/** What happened beside one's own work: others at it, the same property changed twice, changes left from before. */
export function Notes(props: NotesProps) {
  const { document, clashes, others, kept, onTake, onSettle, onBringBack, onForget } = props
  const say = useSay()
  const reader = useReader()
  const propertyWords = usePropertyWords()
  if (clashes.length === 0 && !others && !kept) return null
  return (
    <ul className={styles.notes} role="status">
      {kept && (
        <li className={styles.note} data-strong>
          <span>
            {say('editor.kept.found', { at: formatInstant(new Date(kept.at).toISOString(), reader) })}
          </span>
          <Act onClick={onBringBack}>{say('editor.kept.bring_back')}</Act>
          <Act onClick={onForget}>{say('editor.kept.forget')}</Act>
        </li>
      )}
      {clashes.map((clash, index) => {
        const { property, thing } = propertyWords(document, clash.path)
        const words = {
          who: clash.by ?? say('editor.somebody'),
          property,
          thing: thing ? textIn(thing, reader.language) : '',
        }
        return (
          <li key={`${clash.path.join('.')} ${index}`} className={styles.note}>
            <span>{say(`editor.clash.${clash.kind}`, words)}</span>
            <Act onClick={() => onTake(clash)}>{say(`editor.clash.${clash.kind}.take`)}</Act>
            <Act onClick={() => onSettle(clash)}>{say('editor.clash.keep')}</Act>
          </li>
        )
      })}
      {others && <li className={styles.note}>{say('editor.others', { who: others })}</li>}
    </ul>
  )
}

function Act({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className={styles.act} onClick={onClick}>
      {children}
    </button>
  )
}
