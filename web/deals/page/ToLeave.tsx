import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Deal } from '../../../contract/deals/deal.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Task } from '../../../contract/tasks/tasks.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useWhoWithoutRole } from '../../process/use-who-without-role.ts'
import { TaskRow } from '../../tasks/TaskRow.tsx'
import { useRoleName } from '../../tasks/task-queries.ts'
import { useTaskKeys } from '../../tasks/use-task-keys.ts'
import { Icon } from '../../ui/icons.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { UnmetField } from '../unmet/UnmetField.tsx'
import { UnmetOwnField } from '../unmet/UnmetOwnField.tsx'
import { AddTask } from './AddTask.tsx'
import styles from './ToLeave.module.css'

/** Everything the stage wants before the deal goes on, each thing done where it stands; then what may be done beside. */
export function ToLeave({ deal, document }: { deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const whoWithoutRole = useWhoWithoutRole()
  const { language } = useReader()
  const roleName = useRoleName(document.roles)
  const [adding, setAdding] = useState(false)
  const part = useRef<HTMLElement>(null)
  useTaskKeys(part)
  useKeys({ t: () => (deal.can.edit === true ? setAdding(true) : false) })

  const stage = document.stages.find(({ key }) => key === deal.stageKey)
  const ofVisit = deal.tasks.filter((task) => task.visitSeq === deal.visitSeq || task.state === 'open')
  const held = ofVisit.filter((task) => task.state === 'open' && task.mandatory)
  const added = ofVisit.filter(
    (task) => task.state === 'open' && !task.mandatory && task.templateKey === null,
  )
  const meanwhile = added.filter(({ nurturing }) => nurturing !== null)
  const own = added.filter(({ nurturing }) => nurturing === null)
  const optional = ofVisit.filter(
    (task) => task.state === 'open' && !task.mandatory && task.templateKey !== null,
  )
  const over = ofVisit.filter(({ state }) => state === 'done' || state === 'waived')
  const others = deal.unmet.filter(({ kind }) => kind !== 'task')
  const nothing = held.length === 0 && others.length === 0

  return (
    <section ref={part} id="to-leave" className={styles.part} aria-labelledby="to-leave-title" tabIndex={-1}>
      <div className={styles.head}>
        <h2 id="to-leave-title" className={styles.title}>
          {say('deals.page.to_leave', { stage: stage ? textIn(stage.name, language) : '' })}
        </h2>
        {deal.can.edit === true && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
            {say('deals.page.add_task')}
            <span className={styles.key}>
              <KeyHint keys="t" />
            </span>
          </Button>
        )}
      </div>
      {stage?.purpose && <p className={styles.purpose}>{textIn(stage.purpose, language)}</p>}
      {nothing && (
        <p className={styles.nothing}>
          <Icon name="check" />
          {say('deals.page.nothing_missing')}
        </p>
      )}
      {!nothing && (
        <ul className={styles.list}>
          {held.map((task) => (
            <TaskRow key={task.id} task={task} who={who(task)} waits={first(task).length > 0} />
          ))}
          {others.map(unmet)}
        </ul>
      )}
      {adding && <AddTask deal={deal} onClose={() => setAdding(false)} />}
      {meanwhile.length > 0 && (
        <>
          <h3 className={styles.sub}>{say('resting.tasks')}</h3>
          {rows(meanwhile)}
        </>
      )}
      {own.length > 0 && (
        <>
          <h3 className={styles.sub}>{say('deals.page.own_tasks')}</h3>
          {rows(own)}
        </>
      )}
      {optional.length > 0 && (
        <details className={styles.fold}>
          <summary>{say('deals.page.optional', { count: optional.length })}</summary>
          {rows(optional)}
        </details>
      )}
      {over.length > 0 && (
        <details className={styles.fold}>
          <summary>{say('deals.page.done_here', { count: over.length })}</summary>
          {rows(over)}
        </details>
      )}
    </section>
  )

  function rows(tasks: readonly Task[]) {
    return (
      <ul className={styles.list}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} who={who(task)} waits={first(task).length > 0} />
        ))}
      </ul>
    )
  }

  function unmet(one: Unmet) {
    if (one.kind === 'task') return null
    return (
      <li key={'field' in one ? one.field : one.key} className={styles.row}>
        <span className={styles.mark} data-is={one.kind} aria-hidden="true" />
        <div className={styles.words}>
          {one.kind === 'field' && deal.can.edit === true && <UnmetField field={one.field} deal={deal} />}
          {one.kind === 'field' && deal.can.edit !== true && (
            <div className={styles.name}>{say(`deals.missing.${one.field}`)}</div>
          )}
          {one.kind === 'own_field' && deal.can.edit === true && (
            <UnmetOwnField field={one.field} name={one.name} deal={deal} />
          )}
          {one.kind === 'own_field' && deal.can.edit !== true && (
            <div className={styles.name}>{textIn(one.name, language)}</div>
          )}
          {one.kind === 'criterion' && <div className={styles.name}>{textIn(one.name, language)}</div>}
          <div className={styles.facts}>
            <span>{deal.owner?.name ?? say('deals.no_owner')}</span>
            {one.kind === 'criterion' && <span>{say('deals.page.by_itself')}</span>}
          </div>
        </div>
        {deal.deadlineAt && (
          <span className={styles.due}>
            <DueMark due={deal.deadlineAt} />
          </span>
        )}
      </li>
    )
  }

  /** Who it waits for; and, where other tasks come first, for which. */
  function who(task: Task): string {
    const tasks = first(task).map(({ name }) => textIn(name, language))
    if (tasks.length === 0) return holder(task)
    return `${holder(task)} · ${say('deals.task.after', { tasks: tasks.join(say('deals.missing.comma')) })}`
  }

  /** The open tasks of the same visit that come before it. */
  function first({ after, visitSeq, state }: Task): Task[] {
    if (state !== 'open') return []
    return deal.tasks.filter(
      (other) =>
        other.state === 'open' &&
        other.visitSeq === visitSeq &&
        other.templateKey !== null &&
        after.includes(other.templateKey),
    )
  }

  function holder(task: Task): string {
    const role = task.roleKey === null ? null : roleName(task.roleKey)
    if (task.assigneeName !== null && role !== null)
      return say('tasks.held_as', { name: task.assigneeName, role })
    if (task.assigneeName !== null) return task.assigneeName
    return role === null
      ? whoWithoutRole(task.kind, deal.owner?.name ?? say('deals.no_owner'))
      : say('tasks.in_queue', { role })
  }
}
