import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Deal } from '../../../contract/deals/deal.ts'
import { assignTask, completeTask, type Task, waiveTask } from '../../../contract/tasks/tasks.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { useWhoWithoutRole } from '../../process/use-who-without-role.ts'
import { isOpenedToDo, openingWords, TaskOfKind } from '../../tasks/TaskOfKind.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import styles from './UnmetList.module.css'
import { type RoleNames, roleName } from './unmet-words.ts'

/** A mandatory task that is not done: finished, taken or waived here, or who it waits for. */
export function UnmetTask({ task, deal, roles }: { task: Task; deal: Deal; roles: RoleNames }) {
  const say = useSay()
  const whoWithoutRole = useWhoWithoutRole()
  const { language } = useReader()
  const { member } = useSession()
  const complete = useAct(completeTask, { touches: touchedByDeal })
  const take = useAct(assignTask, { touches: touchedByDeal })
  const waive = useAct(waiveTask, { touches: touchedByDeal })
  const [reason, setReason] = useState<string | null>(null)
  const [opened, setOpened] = useState(false)
  const given = { params: { id: task.id }, ifMatch: task.version }

  return (
    <>
      <div className={styles.line}>
        <div className={styles.words}>
          <div className={styles.name}>{textIn(task.name, language)}</div>
          <div className={styles.who}>
            <span>{who()}</span>
            <DueMark due={task.dueAt} />
          </div>
        </div>
        <div className={styles.acts}>
          {task.can.waive === true && reason === null && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setReason('')}>
              {say('deals.task.waive')}
            </Button>
          )}
          {isOpenedToDo(task) && task.can.take !== true ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              {say(openingWords(task))}
            </Button>
          ) : task.can.complete === true ? (
            <Button
              variant="default"
              size="compact-sm"
              loading={complete.isPending}
              onClick={() => complete.mutate({ ...given, body: {} })}
            >
              {say('deals.task.done')}
            </Button>
          ) : (
            task.can.take === true && (
              <Button
                variant="default"
                size="compact-sm"
                loading={take.isPending}
                onClick={() => take.mutate({ ...given, body: { memberId: member.id } })}
              >
                {say('deals.task.take')}
              </Button>
            )
          )}
        </div>
      </div>
      {opened && <TaskOfKind task={task}>{null}</TaskOfKind>}
      {reason !== null && (
        <form
          className={`${styles.field} ${styles.reason}`}
          onSubmit={(event) => {
            event.preventDefault()
            waive.mutate({ ...given, body: { reason } })
          }}
        >
          <TextInput
            label={say('deals.task.waive_why')}
            value={reason}
            ref={takeFocus}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={!reason.trim()} loading={waive.isPending}>
            {say('deals.task.waive_now')}
          </Button>
        </form>
      )}
      <ActError error={complete.error ?? take.error ?? waive.error} />
    </>
  )

  function who(): string {
    if (task.can.complete === 'task_waits') {
      const first = deal.tasks.filter(
        ({ templateKey, state }) => state === 'open' && templateKey && task.after.includes(templateKey),
      )
      if (first.length > 0)
        return say('deals.task.after', { tasks: first.map(({ name }) => textIn(name, language)).join(', ') })
    }
    const role = task.roleKey === null ? null : roleName(roles, task.roleKey, language)
    if (task.assigneeName !== null)
      return role === null ? task.assigneeName : say('deals.task.held_as', { name: task.assigneeName, role })
    return role === null
      ? whoWithoutRole(task.kind, deal.owner?.name ?? say('deals.no_owner'))
      : say('deals.task.queue', { role })
  }
}
