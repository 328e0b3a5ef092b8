import { Button } from '@mantine/core'
import { type Deal } from '../../../contract/deals/deal.ts'
import { closeDeal } from '../../../contract/deals/moves.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import styles from './ActDialog.module.css'
import { useWhyLost, WhyLost } from './WhyLost.tsx'

interface LoseDealDialogProps {
  deal: Pick<Deal, 'id' | 'title' | 'processId'>
  onClose: () => void
  onDone?: (deal: Deal) => void
}

/** The deal is lost: why is asked of everybody, since it is what one learns from. */
export function LoseDealDialog({ deal, onClose, onDone }: LoseDealDialogProps) {
  const say = useSay()
  const why = useWhyLost(deal.processId)
  const act = useAct(closeDeal, {
    touches: touchedByDeal,
    onDone: (closed) => {
      onDone?.(closed)
      onClose()
    },
  })

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button disabled={why.words === ''} loading={act.isPending} onClick={lose}>
        {say('deals.lose')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.lose')} footer={footer}>
      <p className={styles.what}>{deal.title}</p>
      <WhyLost {...why.fields} />
      <ActError error={act.error} />
    </Dialog>
  )

  function lose(): void {
    act.mutate({
      params: { id: deal.id },
      body: { outcome: 'lost', ...why.body },
    })
  }
}
