import type { CustomerId } from '../../../contract/sharing/shares.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { HandOverForm } from './HandOverForm.tsx'

interface HandOverDialogProps {
  of: { customer: { id: CustomerId; name: string } }
  onClose: () => void
}

/** A customer goes to a colleague, with its people and open deals. */
export function HandOverDialog({ of, onClose }: HandOverDialogProps) {
  const say = useSay()
  return (
    <Dialog opened onClose={onClose} title={say('handovers.title.customer', { name: of.customer.name })}>
      <HandOverForm of={of} onDone={onClose} />
    </Dialog>
  )
}
