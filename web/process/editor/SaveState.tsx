import { useEffect, useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { relativeToNow } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import type { DraftState } from './draft/draft-store.ts'
import styles from './SaveState.module.css'

/** How it stands with the server, in a few quiet words. */
export function SaveState({ saving, draft }: Pick<DraftState, 'saving' | 'draft'>) {
  const say = useSay()
  const reader = useReader()
  const now = useNow()
  const words = {
    saved: () => say('editor.saved', { when: relativeToNow(draft.savedAt, reader, now) ?? '' }),
    waiting: () => say('editor.saving'),
    saving: () => say('editor.saving'),
    kept: () => say('editor.kept_here'),
    refused: () => say('editor.not_saved'),
  }[saving.is]()
  const grave = saving.is === 'kept' || saving.is === 'refused'
  return (
    <span className={styles.state} role="status" data-grave={grave || undefined}>
      {words}
    </span>
  )
}

/** The present minute, so that "2 minutes ago" goes on being true. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
