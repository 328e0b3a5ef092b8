import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Deal } from '../../../contract/deals/deal.ts'
import { reopenDeal } from '../../../contract/deals/moves.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import { useKeepDeal } from './page-queries.ts'

/** A closed deal is open again, in the stage it was closed in. */
export function ReopenDealDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const say = useSay()
  const keep = useKeepDeal()
  const [reason, setReason] = useState('')
  const reopen = useAct(reopenDeal, {
    touches: touchedByDeal,
    onDone: (open) => {
      keep(open)
      onClose()
    },
  })
  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button type="submit" form="reopen-deal" disabled={!reason.trim()} loading={reopen.isPending}>
        {say('deals.page.reopen')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.page.reopen')} footer={footer}>
      <form
        id="reopen-deal"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) reopen.mutate({ params: { id: deal.id }, query: { reason: reason.trim() } })
        }}
      >
        <TextInput
          label={say('deals.page.reopen.why')}
          description={say('deals.page.reopen.what')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          data-autofocus
        />
      </form>
      <ActError error={reopen.error} />
    </Dialog>
  )
}
