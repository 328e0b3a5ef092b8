import { Popover } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Condition } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { SkeletonRows } from '../../ui/feedback/states.tsx'
import type { FilterField } from './fields.ts'
import styles from './ListFilter.module.css'
import { useConditionWords } from './use-condition-words.ts'

const ConditionEditor = lazy(async () => ({
  default: (await import('./ConditionEditor.tsx')).ConditionEditor,
}))

interface ConditionPartProps {
  /** Undefined for one that is not there any more. */
  field: FilterField | undefined
  condition: Condition
  startsOpen: boolean
  /** Null takes it away. */
  onChange: (condition: Condition | null) => void
}

/** One condition in the sentence: Enter opens it, Delete takes it away. */
export function ConditionPart({ field, condition, startsOpen, onChange }: ConditionPartProps) {
  const say = useSay()
  const [opened, setOpened] = useState(startsOpen)
  const words = useConditionWords(field, condition)
  const part = useRef<HTMLButtonElement>(null)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      // One that began open was opened from elsewhere: it has nothing to give the focus back to but itself.
      onClose={() => part.current?.focus()}
      position="bottom-start"
      width="min(320px, calc(100vw - 32px))"
      trapFocus
      shadow="none"
    >
      <Popover.Target>
        <button
          ref={part}
          type="button"
          className={styles.condition}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') onChange(null)
          }}
        >
          {words}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words}>
        <Suspense fallback={<SkeletonRows rows={2} columns={1} />}>
          {field && (
            <ConditionEditor field={field} condition={condition} fresh={startsOpen} onChange={onChange} />
          )}
        </Suspense>
        <button
          type="button"
          className={styles.away}
          onClick={() => {
            setOpened(false)
            onChange(null)
          }}
        >
          {say('filters.remove')}
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}
