import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { disqualifyLead } from '../../../contract/leads/acts.ts'
import {
  type DisqualifyReason,
  disqualifyReasons,
  type Lead,
  type LeadInList,
} from '../../../contract/leads/lead.ts'
import styles from '../../deals/acts/ActDialog.module.css'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByLead } from '../lead-queries.ts'

interface DisqualifyDialogProps {
  lead: Pick<LeadInList, 'id' | 'name'>
  onClose: () => void
  onDone: (lead: Lead) => void
}

/** Why this one will not buy, and whether to ask again on a day. */
export function DisqualifyDialog({ lead, onClose, onDone }: DisqualifyDialogProps) {
  const say = useSay()
  const [reason, setReason] = useState<DisqualifyReason | ''>('')
  const [note, setNote] = useState('')
  const [recycleOn, setRecycleOn] = useState<string | null>(null)
  const act = useAct(disqualifyLead, {
    touches: touchedByLead,
    onDone: (put) => {
      onDone(put)
      onClose()
    },
  })
  const ready = reason !== '' && (reason !== 'other' || note.trim() !== '')
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('leads.disqualify')}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button disabled={!ready} loading={act.isPending} onClick={put}>
            {say('leads.disqualify')}
          </Button>
        </>
      }
    >
      <p className={styles.what}>
        <bdi>{lead.name}</bdi>
      </p>
      <div className={styles.fields}>
        <Radio.Group
          label={say('leads.disqualify.why')}
          value={reason}
          onChange={(value) => setReason(value as DisqualifyReason)}
        >
          <div className={styles.choices}>
            {disqualifyReasons.map((one, at) => (
              <Radio
                key={one}
                value={one}
                label={say(`leads.reason.${one}`)}
                data-autofocus={at === 0 || undefined}
              />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={say('leads.disqualify.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          required={reason === 'other'}
          autosize
          minRows={2}
          maxLength={5_000}
        />
        <DateField
          label={say('leads.recycle_on')}
          description={say('leads.recycle_on.hint')}
          value={recycleOn}
          onChange={setRecycleOn}
        />
      </div>
      <ActError error={act.error} />
    </Dialog>
  )

  function put(): void {
    if (reason === '') return
    act.mutate({
      params: { id: lead.id },
      body: { reason, ...(note.trim() && { note: note.trim() }), ...(recycleOn && { recycleOn }) },
    })
  }
}
