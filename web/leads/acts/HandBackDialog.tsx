import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { handBackLead } from '../../../contract/leads/assignment.ts'
import type { Lead, LeadInList } from '../../../contract/leads/lead.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByLead } from '../lead-queries.ts'

interface HandBackDialogProps {
  lead: Pick<LeadInList, 'id' | 'name'>
  onClose: () => void
  onDone: (lead: Lead) => void
}

/** I do not take this lead, and why: whoever gets it next should know. */
export function HandBackDialog({ lead, onClose, onDone }: HandBackDialogProps) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const act = useAct(handBackLead, {
    touches: touchedByLead,
    onDone: (given) => {
      onDone(given)
      onClose()
    },
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('assignment.hand_back')}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button
            disabled={!reason.trim()}
            loading={act.isPending}
            onClick={() => act.mutate({ params: { id: lead.id }, body: { reason: reason.trim() } })}
          >
            {say('assignment.hand_back')}
          </Button>
        </>
      }
    >
      <Textarea
        label={say('assignment.hand_back.why')}
        description={say('assignment.hand_back.next')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={500}
        data-autofocus
      />
      <ActError error={act.error} />
    </Dialog>
  )
}
