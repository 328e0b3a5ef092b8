import type { Tag } from '../../../contract/customers/tags.ts'
import styles from './TagMark.module.css'

/** A tag: its name, with its colour as a small mark beside it. */
export function TagMark({ tag }: { tag: Pick<Tag, 'name' | 'colour'> }) {
  return (
    <span className={styles.tag}>
      <span className={styles.mark} data-colour={tag.colour} aria-hidden="true" />
      <bdi>{tag.name}</bdi>
    </span>
  )
}
