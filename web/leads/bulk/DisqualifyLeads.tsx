import { NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { disqualifyReasons, type LeadInList } from '../../../contract/leads/lead.ts'
import type { BulkForm } from '../../bulk/bulk.ts'
import styles from '../../deals/acts/ActDialog.module.css'
import { useSay } from '../../platform/i18n.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'

/** Why none of them will buy, and whether to ask again on a day. */
export function DisqualifyLeads({ onDraft }: BulkForm<LeadInList>) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [recycleOn, setRecycleOn] = useState<string | null>(null)
  const said = note.trim()
  const ready = reason !== '' && (reason !== 'other' || said !== '')

  const tell = useEffectEvent(() => {
    const change = { act: 'disqualify', reason, ...(said && { note: said }), ...(recycleOn && { recycleOn }) }
    const words = ready ? say('leads.bulk.disqualifies', { reason: say(`leads.reason.${reason}`) }) : ''
    onDraft(ready ? { change, words } : null)
  })
  useEffect(() => tell(), [reason, said, recycleOn])

  return (
    <div className={styles.fields}>
      <NativeSelect
        label={say('leads.disqualify.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data={[
          { value: '', label: '–' },
          ...disqualifyReasons.map((one) => ({ value: one, label: say(`leads.reason.${one}`) })),
        ]}
        data-autofocus
      />
      <Textarea
        label={say('leads.disqualify.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        maxLength={5_000}
      />
      <DateField label={say('leads.recycle_on')} value={recycleOn} onChange={setRecycleOn} />
    </div>
  )
}
