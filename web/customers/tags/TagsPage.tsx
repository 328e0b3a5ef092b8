import { lazy, Suspense, useState } from 'react'
import {
  bringBackTag,
  deleteTag,
  editTag,
  type TagInList,
  tagColours,
} from '../../../contract/customers/tags.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { SettingsPage } from '../../team/settings/SettingsPage.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { touchedByProfile, useTags } from '../profile/profile-queries.ts'
import { TagLine } from './TagLine.tsx'
import styles from './TagsPage.module.css'

const JoinTagDialog = lazy(async () => ({ default: (await import('./JoinTagDialog.tsx')).JoinTagDialog }))

/** All tags of the company: what each is called, its colour, how many customers have it. */
export function TagsPage() {
  const say = useSay()
  const tags = useTags()
  const [joining, setJoining] = useState<TagInList | null>(null)
  const options = { touches: touchedByProfile }
  const edit = useAct(editTag, options)
  const remove = useAct(deleteTag, options)
  const bringBack = useAct(bringBackTag, options)
  return (
    <SettingsPage view="tags">
      <p className={styles.sub}>{say('tags.sub')}</p>
      <Answer of={tags}>
        {({ rows, can }) =>
          rows.length === 0 ? (
            <EmptyState title={say('tags.none')}>{say('tags.none.why')}</EmptyState>
          ) : (
            <ul className={styles.tags}>
              {rows.map((tag) => (
                <TagLine
                  key={tag.id}
                  tag={tag}
                  may={can.edit}
                  colours={tagColours}
                  onEdit={(body) => edit.mutateAsync({ params: { id: tag.id }, ifMatch: tag.version, body })}
                  onJoin={() => setJoining(tag)}
                  onDelete={() => void takeAway(tag)}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      <Suspense>{joining && <JoinTagDialog tag={joining} onClose={() => setJoining(null)} />}</Suspense>
    </SettingsPage>
  )

  async function takeAway({ id, name }: TagInList): Promise<void> {
    await remove.mutateAsync({ params: { id } })
    notify({ text: say('tags.deleted', { name }), undo: () => bringBack.mutate({ params: { id } }) })
  }
}
