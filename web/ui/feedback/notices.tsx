import { useSyncExternalStore } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../icons.tsx'
import styles from './notices.module.css'

/** A line at the foot of the screen for what the eye cannot see: that something was kept, and how to undo it. */
export interface Notice {
  text: string
  undo?: () => void
  /** Something went wrong: it stays until closed and is read at once. */
  grave?: boolean
}

/** Long enough to be read; what can be undone stays until one has thought about it. */
const shownMs = { said: 6_000, undoable: 10_000 }
let shown: (Notice & { id: number })[] = []
let count = 0
const watchers = new Set<() => void>()

/** `notify({ text: say('deals.moved'), undo })`. */
export function notify(notice: Notice): void {
  count += 1
  const id = count
  set([...shown.slice(-2), { ...notice, id }])
  if (!notice.grave) closeAfter(notice.undo ? shownMs.undoable : shownMs.said, id)
}

/** Mounted once, by the frame. */
export function Notices() {
  const say = useSay()
  const notices = useSyncExternalStore(watch, () => shown)
  return (
    <div className={styles.region} role="log" aria-live="polite">
      {notices.map(({ id, text, undo, grave }) => (
        <div
          key={id}
          className={styles.notice}
          data-grave={grave || undefined}
          role={grave ? 'alert' : undefined}
        >
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className={styles.undo}
              onClick={() => {
                close(id)
                undo()
              }}
            >
              {say('common.undo')}
            </button>
          )}
          <button
            type="button"
            className={styles.close}
            aria-label={say('common.close')}
            onClick={() => close(id)}
          >
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
    </div>
  )
}

/** Not under a hand or a focus that is on its way to a button. */
function closeAfter(ms: number, id: number): void {
  setTimeout(() => (isHeld() ? closeAfter(1_000, id) : close(id)), ms)
}

const isHeld = () => document.querySelector(`.${styles.region}:is(:hover, :focus-within)`) !== null

function close(id: number): void {
  set(shown.filter((notice) => notice.id !== id))
}

function set(notices: typeof shown): void {
  shown = notices
  for (const tell of watchers) tell()
}

function watch(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}
