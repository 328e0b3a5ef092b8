import { Button } from '@mantine/core'
import { useState } from 'react'
import { bulkAssignDeals, type DealInList } from '../../../contract/deals/deals.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import type { Chosen } from '../RecordField.tsx'
import { OwnerField } from '../record-fields.tsx'

interface BulkOwnerDialogProps {
  deals: readonly DealInList[]
  onClose: () => void
  onDone: () => void
}

/** Several deals to one colleague. */
export function BulkOwnerDialog({ deals, onClose, onDone }: BulkOwnerDialogProps) {
  const say = useSay()
  const [owner, setOwner] = useState<Chosen | null>(null)
  const act = useAct(bulkAssignDeals, {
    touches: touchedByDeal,
    onDone: ({ changed }) => {
      notify({ text: say('deals.bulk.owned', { count: changed.length, name: owner?.name }) })
      onDone()
    },
  })
  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button
        disabled={!owner?.id}
        loading={act.isPending}
        onClick={() => act.mutate({ body: { ids: deals.map(({ id }) => id), ownerId: owner?.id as never } })}
      >
        {say('deals.bulk.owner_count', { count: deals.length })}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.bulk.owner')} footer={footer}>
      <OwnerField value={owner} onChange={setOwner} focusFirst />
      <ActError error={act.error} />
    </Dialog>
  )
}
