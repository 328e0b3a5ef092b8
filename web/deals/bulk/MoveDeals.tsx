import { NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import type { DealInList } from '../../../contract/deals/deal.ts'
import { textIn } from '../../../contract/text.ts'
import type { BulkForm } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import styles from '../acts/ActDialog.module.css'
import { useProcesses } from '../deal-queries.ts'

/** Deals to one stage of one process, each through its own gate; those of other processes are refused, and listed. */
export function MoveDeals({ rows, onDraft }: BulkForm<DealInList>) {
  const say = useSay()
  const { language } = useReader()
  const processes = useProcesses().data?.rows ?? []
  const [processId, setProcessId] = useState<string>(rows[0]?.processId ?? '')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const stages = processes.find(({ id }) => id === processId)?.stages ?? []
  const stage = stages.find(({ key }) => key === to)

  const said = reason.trim()
  const tell = useEffectEvent(() => {
    const change = { act: 'move', to, ...(said && { reason: said }) }
    const words = stage && say('deals.bulk.moves', { stage: textIn(stage.name, language) })
    onDraft(words ? { change, words } : null)
  })
  useEffect(() => tell(), [to, processId, said])

  return (
    <div className={styles.fields}>
      {processes.length > 1 && (
        <NativeSelect
          label={say('deals.field.process')}
          value={processId}
          onChange={(event) => {
            setProcessId(event.currentTarget.value)
            setTo('')
          }}
          data={processes.map(({ id, name }) => ({ value: id, label: textIn(name, language) }))}
        />
      )}
      <NativeSelect
        label={say('deals.field.stage')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={[
          { value: '', label: '–' },
          ...stages.map(({ key, name }) => ({ value: key, label: textIn(name, language) })),
        ]}
        data-autofocus
      />
      <Textarea
        label={say('deals.bulk.reason')}
        description={say('deals.bulk.reason.hint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
      />
    </div>
  )
}
