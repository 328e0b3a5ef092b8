import { Button } from '@mantine/core'
import { useState } from 'react'
import { assignLead } from '../../../contract/leads/acts.ts'
import type { Lead, LeadInList } from '../../../contract/leads/lead.ts'
import type { Chosen } from '../../deals/RecordField.tsx'
import { OwnerField } from '../../deals/record-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { touchedByLead } from '../lead-queries.ts'

interface AssignDialogProps {
  lead: Pick<LeadInList, 'id' | 'name' | 'owner'>
  onClose: () => void
  onDone: (lead: Lead) => void
}

/** Gives a lead to a colleague, who is told. */
export function AssignDialog({ lead, onClose, onDone }: AssignDialogProps) {
  const say = useSay()
  const [owner, setOwner] = useState<Chosen | null>(lead.owner)
  const act = useAct(assignLead, {
    touches: touchedByLead,
    onDone: (given) => {
      onDone(given)
      onClose()
    },
  })
  const fault = useFieldFaults(act.error)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('leads.assign')}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button
            loading={act.isPending}
            onClick={() =>
              act.mutate({ params: { id: lead.id }, body: { ownerId: (owner?.id ?? null) as never } })
            }
          >
            {say('leads.assign.do')}
          </Button>
        </>
      }
    >
      <OwnerField value={owner} onChange={setOwner} error={fault('ownerId')} focusFirst />
      <ActError error={act.error} />
    </Dialog>
  )
}
