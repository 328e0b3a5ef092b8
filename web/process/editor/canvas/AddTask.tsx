import { useSay } from '../../../platform/i18n.tsx'
import { Icon } from '../../../ui/icons.tsx'
import styles from './AddTask.module.css'
import { useMapWork } from './map.ts'
import { NameInput } from './NameInput.tsx'
import { addTaskSpot } from './spot.ts'

/** The last row of a station: a task is one line, and Enter begins the next. */
export function AddTask({ stage, name }: { stage: string; name: string }) {
  const say = useSay()
  const { spot, onSpot, acts, adding } = useMapWork()
  const own = addTaskSpot(stage)
  if (adding?.kind === 'task' && adding.stage === stage)
    return (
      <NameInput
        key={adding.written ?? 0}
        label={say('editor.task.name_in', { stage: name })}
        placeholder={say('editor.task.name_next')}
        onName={acts.add}
        onCancel={acts.stopWriting}
      />
    )
  return (
    <button
      type="button"
      className={styles.add}
      data-spot={own}
      tabIndex={spot === own ? 0 : -1}
      aria-label={say('editor.task.add_to', { stage: name })}
      onFocus={() => onSpot(own)}
      onClick={() => acts.beginAdding({ kind: 'task', stage })}
    >
      <Icon name="plus" size={12} />
      {say('editor.task.add')}
    </button>
  )
}
