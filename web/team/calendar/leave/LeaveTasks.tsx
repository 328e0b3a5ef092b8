import { Radio, Select } from '@mantine/core'
import type { MemberId, TaskId } from '../../../../contract/ids.ts'
import type { TaskToPassOn } from '../../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { DateText } from '../../../ui/values/values.tsx'
import { useColleagues } from '../../team-queries.ts'
import styles from './LeaveTasks.module.css'

/** What becomes of the tasks that fall due within a leave. */
export interface PassOn {
  how: 'stay' | 'queues' | 'colleague'
  to: MemberId | null
}

export const asTheyAre: PassOn = { how: 'stay', to: null }

/** Pure: which of them are passed on. */
export function passedOn(tasks: readonly TaskToPassOn[], { how }: PassOn): TaskId[] {
  if (how === 'stay') return []
  const may = tasks.filter(({ mayPassOn, roleKey }) => mayPassOn && (how === 'colleague' || roleKey !== null))
  return may.map(({ id }) => id)
}

interface LeaveTasksProps {
  id: MemberId
  tasks: readonly TaskToPassOn[]
  passOn: PassOn
  onChange: (passOn: PassOn) => void
}

/** The tasks that fall due while he is away, and the one choice for all of them. */
export function LeaveTasks({ id, tasks, passOn, onChange }: LeaveTasksProps) {
  const say = useSay()
  const { language } = useReader()
  const colleagues = useColleagues().filter((one) => one.id !== id)
  const queued = passedOn(tasks, { how: 'queues', to: null }).length
  const given = passedOn(tasks, { how: 'colleague', to: null }).length
  return (
    <div className={styles.tasks}>
      <p className={styles.count}>{say('calendars.leave.tasks', { count: tasks.length })}</p>
      <ul className={styles.list}>
        {tasks.map(({ id: task, name, dealTitle, dueAt }) => (
          <li key={task}>
            <span className={styles.name}>
              <bdi>{textIn(name, language)}</bdi>
              {dealTitle && (
                <span className="quiet">
                  {' '}
                  · <bdi>{dealTitle}</bdi>
                </span>
              )}
            </span>
            <DateText at={dueAt} />
          </li>
        ))}
      </ul>
      <Radio.Group
        label={say('calendars.leave.tasks.what')}
        value={passOn.how}
        onChange={(how) => onChange({ ...passOn, how: how as PassOn['how'] })}
      >
        <div className={styles.ways}>
          <Radio value="stay" label={say('calendars.leave.tasks.stay')} />
          <Radio
            value="queues"
            label={say('calendars.leave.tasks.queues', { count: queued })}
            disabled={queued === 0}
          />
          <Radio
            value="colleague"
            label={say('calendars.leave.tasks.colleague', { count: given })}
            disabled={given === 0}
          />
        </div>
      </Radio.Group>
      {passOn.how === 'colleague' && (
        <Select
          className={styles.who ?? ''}
          label={say('calendars.leave.tasks.to')}
          data={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          value={passOn.to}
          onChange={(to) => onChange({ ...passOn, to: to as MemberId | null })}
          searchable
        />
      )}
    </div>
  )
}
