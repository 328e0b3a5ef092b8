import { createPortal } from 'react-dom'
import type { DraftDocument } from '../../../../../contract/process/process-document.ts'
import { textIn } from '../../../../../contract/text.ts'
import { useReader } from '../../../../platform/reader/reader.ts'
import { stageOf, taskOf } from '../../edits/find.ts'
import type { Spot } from '../spot.ts'
import styles from './DragGhost.module.css'

/** What is in the hand, beside the pointer. */
export function DragGhost({
  document,
  spot,
  x,
  y,
}: {
  document: DraftDocument
  spot: Spot
  x: number
  y: number
}) {
  const { language } = useReader()
  const [kind, key = ''] = spot.split(':')
  const thing = kind === 'stage' ? stageOf(document, key) : taskOf(document, key)
  return createPortal(
    <div
      className={styles.ghost}
      data-kind={kind}
      aria-hidden="true"
      style={{ transform: `translate(${x + 10}px, ${y + 8}px)` }}
    >
      {thing && textIn(thing.name, language)}
    </div>,
    window.document.body,
  )
}
