import type { Tag } from '../../../contract/customers/tags.ts'
import { TagMark } from './TagMark.tsx'
import styles from './TagMarks.module.css'

/** As many as a cell has room for. */
const most = 2

/** The tags of a row in one line: the first of them, and how many more there are. */
export function TagMarks({ tags }: { tags: readonly Tag[] | undefined }) {
  if (!tags || tags.length === 0) return null
  const more = tags.length - most
  return (
    <span className={styles.tags} title={tags.map(({ name }) => name).join(', ')}>
      {tags.slice(0, most).map((tag) => (
        <TagMark key={tag.id} tag={tag} />
      ))}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </span>
  )
}
