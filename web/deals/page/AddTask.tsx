import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Deal } from '../../../contract/deals/deal.ts'
import { type TaskKind, taskKinds } from '../../../contract/process/process-document.ts'
import { addTask } from '../../../contract/tasks/tasks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { onEscape } from '../../ui/dialogs/on-escape.ts'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import { touchedByDeal } from '../deal-queries.ts'
import type { Chosen } from '../RecordField.tsx'
import { OwnerField } from '../record-fields.tsx'
import styles from './AddTask.module.css'
import { eveningOf } from './clock/evening.ts'

/** A task of one's own beside those of the process. Mine unless given to somebody. */
export function AddTask({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const say = useSay()
  const reader = useReader()
  const { member } = useSession()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<TaskKind>('other')
  const [due, setDue] = useState<string | null>(null)
  const [doer, setDoer] = useState<Chosen | null>({ id: member.id, name: member.name })
  const add = useAct(addTask, { touches: touchedByDeal, onDone: onClose })
  const fault = useFieldFaults(add.error)
  return (
    <div role="presentation" onKeyDown={onEscape(onClose)}>
      <form
        className={styles.form}
        aria-label={say('deals.page.add_task')}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) submit()
        }}
      >
        <TextInput
          className={styles.name}
          label={say('deals.page.task.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fault('name')}
          maxLength={200}
          ref={takeFocus}
        />
        <NativeSelect
          label={say('deals.page.task.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as TaskKind)}
          data={taskKinds.map((one) => ({ value: one, label: say(`deals.page.kind.${one}`) }))}
        />
        <DateField label={say('deals.page.task.due')} value={due} onChange={setDue} />
        <OwnerField label={say('deals.page.task.doer')} value={doer} onChange={setDoer} />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!name.trim()} loading={add.isPending}>
            {say('deals.page.add_task')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
        <ActError error={add.error} />
      </form>
    </div>
  )

  function submit(): void {
    add.mutate({
      params: { dealId: deal.id },
      body: {
        name: name.trim(),
        kind,
        ...(doer?.id && { assigneeId: doer.id as never }),
        ...(due !== null && { dueAt: eveningOf(due, reader.timeZone) }),
      },
    })
  }
}
