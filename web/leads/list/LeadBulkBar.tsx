import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { bulkAssignLeads, bulkDisqualifyLeads } from '../../../contract/leads/acts.ts'
import { type DisqualifyReason, disqualifyReasons, type LeadInList } from '../../../contract/leads/leads.ts'
import styles from '../../deals/list/BulkBar.module.css'
import type { Chosen } from '../../deals/RecordField.tsx'
import { OwnerField } from '../../deals/record-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByLead } from '../lead-queries.ts'

/** What can be done with the chosen leads, at the foot of the list while there are any. */
export function LeadBulkBar({ leads, onClear }: { leads: readonly LeadInList[]; onClear: () => void }) {
  const say = useSay()
  const [open, setOpen] = useState<'owner' | 'disqualify' | null>(null)
  if (leads.length === 0) return null
  const ids = leads.map(({ id }) => id)
  const done = (changed: number) => {
    notify({ text: say('leads.bulk.done', { count: changed }) })
    setOpen(null)
    onClear()
  }
  return (
    <div className={styles.bar} role="region" aria-label={say('deals.bulk')}>
      <span className={styles.count} aria-live="polite">
        {say('leads.bulk.chosen', { count: leads.length })}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => setOpen('owner')}>
        {say('leads.assign')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setOpen('disqualify')}>
        {say('leads.disqualify')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
        {say('deals.bulk.clear')}
      </Button>
      {open === 'owner' && <GiveTo ids={ids} onClose={() => setOpen(null)} onDone={done} />}
      {open === 'disqualify' && <PutAside ids={ids} onClose={() => setOpen(null)} onDone={done} />}
    </div>
  )
}

interface BulkDialogProps {
  ids: LeadInList['id'][]
  onClose: () => void
  onDone: (changed: number) => void
}

function GiveTo({ ids, onClose, onDone }: BulkDialogProps) {
  const say = useSay()
  const [owner, setOwner] = useState<Chosen | null>(null)
  const act = useAct(bulkAssignLeads, {
    touches: touchedByLead,
    onDone: ({ changed }) => onDone(changed.length),
  })
  const footer = (
    <Button
      disabled={!owner?.id}
      loading={act.isPending}
      onClick={() => act.mutate({ body: { ids, ownerId: owner?.id as never } })}
    >
      {say('leads.assign.do')}
    </Button>
  )
  return (
    <Dialog opened onClose={onClose} title={say('leads.assign')} footer={footer}>
      <OwnerField value={owner} onChange={setOwner} focusFirst />
      <ActError error={act.error} />
    </Dialog>
  )
}

function PutAside({ ids, onClose, onDone }: BulkDialogProps) {
  const say = useSay()
  const [reason, setReason] = useState<DisqualifyReason>('not_a_fit')
  const [note, setNote] = useState('')
  const act = useAct(bulkDisqualifyLeads, {
    touches: touchedByLead,
    onDone: ({ changed }) => onDone(changed.length),
  })
  const footer = (
    <Button
      disabled={reason === 'other' && note.trim() === ''}
      loading={act.isPending}
      onClick={() => act.mutate({ body: { ids, reason, ...(note.trim() && { note: note.trim() }) } })}
    >
      {say('leads.disqualify')}
    </Button>
  )
  return (
    <Dialog opened onClose={onClose} title={say('leads.disqualify')} footer={footer}>
      <NativeSelect
        label={say('leads.disqualify.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as DisqualifyReason)}
        data={disqualifyReasons.map((one) => ({ value: one, label: say(`leads.reason.${one}`) }))}
        data-autofocus
      />
      <Textarea
        label={say('leads.disqualify.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        mt={12}
        autosize
      />
      <ActError error={act.error} />
    </Dialog>
  )
}
