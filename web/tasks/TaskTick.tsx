import { Tooltip } from '@mantine/core'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import styles from './TaskRow.module.css'

interface TaskTickProps {
  name: string
  done: boolean
  waived: boolean
  /** `true`, or the code of the refusal that would follow. */
  may: true | string
  onTick: () => void
  /** Where it is not done by ticking, and something is still missing: pressing it opens what is. */
  onOpen?: (() => void) | undefined
}

/** The ring before a task: pressed, the task is done; dashed, it is not mine to press, and says why. */
export function TaskTick({ name, done, waived, may, onTick, onOpen }: TaskTickProps) {
  const say = useSay()
  if (done || waived) {
    return (
      <span className={styles.tick} role="img" aria-label={say(waived ? 'tasks.is_waived' : 'tasks.is_done')}>
        <span className={styles.ring} data-is={waived ? 'waived' : 'done'}>
          <Icon name={waived ? 'close' : 'check'} size={12} />
        </span>
      </span>
    )
  }
  if (may === true) {
    return (
      <button
        type="button"
        className={styles.tick}
        data-complete
        aria-label={say('tasks.complete_of', { task: name })}
        onClick={onTick}
      >
        <span className={styles.ring} data-is="open">
          <Icon name="check" size={12} />
        </span>
      </button>
    )
  }
  return (
    <Tooltip label={why(may)} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
      <button
        type="button"
        className={styles.tick}
        data-complete
        {...(onOpen ? { onClick: onOpen } : { 'aria-disabled': true })}
        aria-label={say('tasks.complete_of', { task: name })}
      >
        <span className={styles.ring} data-is={onOpen ? 'open' : 'shut'}>
          {may === 'task_waits' && <Icon name="lock" size={10} />}
        </span>
      </button>
    </Tooltip>
  )

  function why(code: string): string {
    return code === 'not_allowed' ? say('tasks.not_mine') : say(`refusal.${code}`)
  }
}
