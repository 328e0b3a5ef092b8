import type { Tag } from '../../../contract/customers/tags.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { type Of, useTagging } from '../profile/profile-queries.ts'
import { AddTag } from './AddTag.tsx'
import { TagMark } from './TagMark.tsx'
import styles from './TagRow.module.css'

interface TagRowProps {
  of: Of
  tags: readonly Tag[]
  may: true | string
}

/** The tags of a customer: pressed, one shows everybody who has it; the cross takes it off, and that can be undone. */
export function TagRow({ of, tags, may }: TagRowProps) {
  const say = useSay()
  const { put, take, error } = useTagging(of)
  if (tags.length === 0 && may !== true) return null
  return (
    <div className={styles.row}>
      <ul className={styles.tags} aria-label={say('tags.title')}>
        {tags.map((tag) => (
          <li key={tag.id} className={styles.tag}>
            <Link to={listOf(tag)} className={styles.name}>
              <TagMark tag={tag} />
            </Link>
            {may === true && (
              <button
                type="button"
                className={styles.off}
                aria-label={say('tags.take_off', { name: tag.name })}
                onClick={() => void takeOff(tag)}
              >
                <Icon name="close" size={10} />
              </button>
            )}
          </li>
        ))}
        {may === true && (
          <li>
            <AddTag there={tags} onAdd={(name) => void put(name).catch(() => {})} />
          </li>
        )}
      </ul>
      <ActError error={error} />
    </div>
  )

  async function takeOff(tag: Tag): Promise<void> {
    try {
      await take(tag)
      notify({ text: say('tags.taken_off', { name: tag.name }), undo: () => void put(tag.name) })
    } catch {
      // The row says what was refused.
    }
  }

  function listOf({ id }: Tag): string {
    const filter = JSON.stringify({ all: [{ field: 'tag', operator: 'any_of', value: [id] }] })
    return withSearch('company' in of ? paths.companies() : paths.people(), { filter })
  }
}
