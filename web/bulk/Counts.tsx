import { useSay } from '../platform/i18n.tsx'
import { NumberText } from '../ui/values/values.tsx'
import styles from './Bulk.module.css'

interface CountsProps {
  counts: { changed: number; same: number; refused: number }
  /** What would be, what was, or what was given back. */
  of: 'preview' | 'done' | 'undone'
}

/** How many change, how many stay and how many are refused: as a bar, and in words beside it. */
export function Counts({ counts, of }: CountsProps) {
  const say = useSay()
  const all = Math.max(1, counts.changed + counts.same + counts.refused)
  const parts = (['changed', 'same', 'refused'] as const).filter(
    (part) => part === 'changed' || counts[part] > 0,
  )
  return (
    <div className={styles.counts}>
      <div className={styles.shares} aria-hidden="true">
        {parts
          .filter((part) => counts[part] > 0)
          .map((part) => (
            <span key={part} data-part={part} style={{ flexGrow: counts[part] / all }} />
          ))}
      </div>
      <ul>
        {parts.map((part) => (
          <li key={part} data-part={part}>
            <strong>
              <NumberText value={counts[part]} />
            </strong>{' '}
            {say(`bulk.${part}.${of}`, { count: counts[part] })}
          </li>
        ))}
      </ul>
    </div>
  )
}
