import { Button, Menu } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { assignTask, completeTask, reopenTask, type Task } from '../../contract/tasks/tasks.ts'
import { textIn } from '../../contract/text.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useSession } from '../platform/session.ts'
import { WorkLeft } from '../team/people/WorkLeft.tsx'
import { notify } from '../ui/feedback/notices.tsx'
import { Icon } from '../ui/icons.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { DueMark } from '../ui/values/DueMark.tsx'
import { GiveBackTask } from './acts/GiveBackTask.tsx'
import { WaiveTask } from './acts/WaiveTask.tsx'
import { TaskDetails } from './TaskDetails.tsx'
import { isOpenedToDo, isUnfinished, openingWords } from './TaskOfKind.tsx'
import styles from './TaskRow.module.css'
import { TaskTick } from './TaskTick.tsx'
import { touchedByTask } from './task-queries.ts'

const GiveTask = lazy(async () => ({ default: (await import('./acts/GiveTask.tsx')).GiveTask }))

interface TaskRowProps {
  task: Task
  /** Who it waits for, in words; left out where that is oneself. */
  who?: string
  /** Other tasks come first: its own time has not begun. */
  waits?: boolean
  /** For which deal, where the place does not say so. */
  about?: ReactNode
  /** A quiet word more: how long it waits. */
  beside?: ReactNode
}

/** One task, done where it stands: ticked, opened for its guidance and result, taken, given away, waived. */
export function TaskRow({ task, who, waits = false, about, beside }: TaskRowProps) {
  const say = useSay()
  const { language } = useReader()
  const { member } = useSession()
  const detailsId = useId()
  const [open, setOpen] = useState<'details' | 'waive' | 'give' | 'back' | null>(null)
  // The focus comes back before the act opens its field, which then has it.
  const menu = useRef<HTMLButtonElement>(null)
  const undo = useAct(reopenTask, { touches: touchedByTask })
  const complete = useAct(completeTask, { touches: touchedByTask, onDone: offerUndo })
  const assign = useAct(assignTask, { touches: touchedByTask })
  const given = { params: { id: task.id }, ifMatch: task.version }
  const name = textIn(task.name, language)
  const done = task.state === 'done' || complete.isPending || complete.isSuccess

  return (
    <li className={styles.row} data-done={done || task.state === 'waived' || undefined}>
      <div className={styles.line}>
        <TaskTick
          name={name}
          done={done}
          waived={task.state === 'waived'}
          may={task.can.complete}
          onOpen={isUnfinished(task) ? () => setOpen('details') : undefined}
          onTick={() => (isOpenedToDo(task) ? setOpen('details') : complete.mutate({ ...given, body: {} }))}
        />
        <div className={styles.words}>
          <button
            type="button"
            className={styles.name}
            data-task
            aria-expanded={open === 'details'}
            aria-controls={detailsId}
            onClick={() => setOpen(open === 'details' ? null : 'details')}
          >
            {name}
          </button>
          <div className={styles.facts}>
            {about}
            {who && <span>{who}</span>}
            {task.state === 'open' && !done && task.dueAt && <WorkLeft due={task.dueAt} warn={task.warnAt} />}
            {beside}
          </div>
        </div>
        {task.state === 'open' && !done && !(waits && task.dueAt === null) && (
          <span className={styles.due}>
            <DueMark due={task.dueAt} />
          </span>
        )}
        {!done && task.state === 'open' && (
          <div className={styles.acts}>
            {task.can.take === true && (
              <Button
                variant="default"
                size="compact-sm"
                data-take
                loading={assign.isPending}
                onClick={() => assign.mutate({ ...given, body: { memberId: member.id } })}
              >
                {say('tasks.take')}
              </Button>
            )}
            {isOpenedToDo(task) && task.can.take !== true && open !== 'details' && (
              <Button variant="default" size="compact-sm" onClick={() => setOpen('details')}>
                {say(openingWords(task))}
              </Button>
            )}
            {actions()}
          </div>
        )}
      </div>
      <div id={detailsId} className={styles.more} hidden={open === null}>
        {open === 'details' && (
          <TaskDetails
            task={task}
            completing={complete.isPending}
            onComplete={(result) => complete.mutate({ ...given, body: result ? { result } : {} })}
          />
        )}
        {open === 'waive' && <WaiveTask task={task} onClose={() => setOpen(null)} />}
        {open === 'back' && <GiveBackTask task={task} onClose={() => setOpen(null)} />}
        <Suspense>{open === 'give' && <GiveTask task={task} onClose={() => setOpen(null)} />}</Suspense>
      </div>
      <ActError error={complete.error ?? assign.error} />
    </li>
  )

  function actions() {
    const mayAssign = task.can.assign === true
    const mayWaive = task.can.waive === true && task.mandatory
    if (!mayAssign && !mayWaive) return null
    return (
      <Menu returnFocus={false} onClose={() => menu.current?.focus()}>
        <Menu.Target>
          <button
            ref={menu}
            type="button"
            className={styles.menu}
            data-actions
            aria-label={say('tasks.actions_of', { task: name })}
          >
            <Icon name="menu" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayAssign && <Menu.Item onClick={() => setOpen('give')}>{say('tasks.give')}</Menu.Item>}
          {mayAssign && task.assigneeId !== null && task.roleKey !== null && (
            <Menu.Item onClick={() => setOpen('back')}>{say('hand_offs.back')}</Menu.Item>
          )}
          {mayWaive && <Menu.Item onClick={() => setOpen('waive')}>{say('tasks.waive')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    )
  }

  function offerUndo(closed: Task): void {
    setOpen(null)
    notify({
      text: say('tasks.completed', { task: name }),
      undo: () => {
        complete.reset()
        undo.mutate({ params: { id: closed.id }, ifMatch: closed.version })
      },
    })
  }
}
