import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Deal } from '../../../contract/deals/deal.ts'
import { closeDeal } from '../../../contract/deals/moves.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Answer, SkeletonRows } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal, useDeal, useProcess } from '../deal-queries.ts'
import { UnmetList } from '../unmet/UnmetList.tsx'
import { verdictOf, won } from '../unmet/verdict.ts'
import styles from './ActDialog.module.css'
import { AmountField } from './AmountField.tsx'
import { OverrideGate } from './OverrideGate.tsx'

interface WinDealDialogProps {
  dealId: Deal['id']
  onClose: () => void
  onDone?: (deal: Deal) => void
}

/** The deal is won: for how much, why, and first whatever its stage still wants. */
export function WinDealDialog(props: WinDealDialogProps) {
  const say = useSay()
  const deal = useDeal(props.dealId)
  if (deal.data) return <Asked {...props} deal={deal.data} />
  return (
    <Dialog opened onClose={props.onClose} title={say('deals.win')}>
      <Answer of={deal} waiting={<SkeletonRows rows={3} columns={2} />}>
        {() => null}
      </Answer>
    </Dialog>
  )
}

function Asked({ deal, onClose, onDone }: WinDealDialogProps & { deal: Deal }) {
  const say = useSay()
  const { language } = useReader()
  const process = useProcess(deal.processId).data?.document
  const [amount, setAmount] = useState<number | null>(deal.amount)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [override, setOverride] = useState<string | null>(null)
  const act = useAct(closeDeal, {
    touches: touchedByDeal,
    onDone: (closed) => {
      onDone?.(closed)
      onClose()
    },
  })
  const verdict = verdictOf(deal, won)
  const missing = verdict.is === 'missing'
  const overriding = missing && !!override?.trim()
  const ready = amount !== null && (verdict.is === 'open' || overriding)
  const reasons = process?.wonReasons ?? []

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button disabled={!ready} loading={act.isPending} onClick={win}>
        {say(overriding ? 'deals.win_anyway' : 'deals.win')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.win')} size="lg" footer={footer}>
      <p className={styles.what}>{deal.title}</p>
      {missing && (
        <div className={styles.part}>
          <p>{say('deals.missing.count', { count: deal.unmet.length })}</p>
          <UnmetList deal={deal} roles={process?.roles ?? []} />
          {deal.can.override === true && <OverrideGate reason={override} onReason={setOverride} />}
        </div>
      )}
      {verdict.is === 'refused' && <p className={styles.part}>{say(`refusal.${verdict.code}`)}</p>}
      <div className={styles.fields}>
        <AmountField
          label={say('deals.won_amount')}
          value={amount}
          currency={deal.currency}
          onChange={setAmount}
          focusFirst
        />
        {reasons.length > 0 && (
          <NativeSelect
            label={say('deals.won_why')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data={[
              { value: '', label: '–' },
              ...reasons.map(({ key, name }) => ({ value: key, label: textIn(name, language) })),
            ]}
          />
        )}
        <Textarea
          label={say('deals.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={5_000}
        />
      </div>
      <ActError error={act.error} />
    </Dialog>
  )

  function win(): void {
    act.mutate({
      params: { id: deal.id },
      body: {
        outcome: 'won',
        ...(reason && { reason }),
        ...(note.trim() && { note: note.trim() }),
        ...(amount !== null && amount !== deal.amount && { amount }),
        ...(overriding && { override: true, overrideReason: override ?? '' }),
      },
    })
  }
}
