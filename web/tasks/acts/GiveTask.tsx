import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { assignTask, type Task } from '../../../contract/tasks/tasks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { onEscape } from '../../ui/dialogs/on-escape.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from '../TaskRow.module.css'
import { touchedByTask, useDoers } from '../task-queries.ts'

/** Gives the task to somebody: those who hold its role stand first. */
export function GiveTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 180)
  const { holders, others } = useDoers(task.roleKey, asked)
  const give = useAct(assignTask, { touches: touchedByTask, onDone: onClose })
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <div className={styles.form} role="presentation" onKeyDown={onEscape(onClose)}>
      <Select
        label={say('tasks.give.to')}
        placeholder={say('tasks.give.search')}
        searchable
        ref={takeFocus}
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={say('tasks.give.nobody')}
        data={[
          ...(holders.length > 0 ? [{ group: say('tasks.give.holders'), items: holders.map(option) }] : []),
          { group: say('tasks.give.others'), items: others.map(option) },
        ]}
        value={null}
        disabled={give.isPending}
        onChange={(memberId) => {
          if (memberId)
            give.mutate({
              params: { id: task.id },
              ifMatch: task.version,
              body: { memberId: memberId as never },
            })
        }}
      />
      <div className={styles.buttons}>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {say('common.cancel')}
        </Button>
      </div>
      <ActError error={give.error} />
    </div>
  )
}
