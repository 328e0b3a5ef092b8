import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Deal } from '../../../contract/deals/deal.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Answer, SkeletonRows } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal, useDeal, useProcess } from '../deal-queries.ts'
import { UnmetList } from '../unmet/UnmetList.tsx'
import { verdictOf } from '../unmet/verdict.ts'
import styles from './ActDialog.module.css'
import { OverrideGate } from './OverrideGate.tsx'

interface MoveDealDialogProps {
  dealId: Deal['id']
  /** The stage it should go to. */
  to: string
  onClose: () => void
  onDone?: (deal: Deal) => void
}

/** A move that asks for something first: exactly what is missing, each thing doable here, or why it goes back. */
export function MoveDealDialog(props: MoveDealDialogProps) {
  const say = useSay()
  const deal = useDeal(props.dealId)
  if (deal.data) return <Asked {...props} deal={deal.data} />
  return (
    <Dialog opened onClose={props.onClose} title={say('deals.move')}>
      <Answer of={deal} waiting={<SkeletonRows rows={3} columns={2} />}>
        {() => null}
      </Answer>
    </Dialog>
  )
}

function Asked({ deal, to, onClose, onDone }: MoveDealDialogProps & { deal: Deal }) {
  const say = useSay()
  const { language } = useReader()
  const process = useProcess(deal.processId).data?.document
  const target = process?.stages.find(({ key }) => key === to)
  const stage = target ? textIn(target.name, language) : ''
  const [reason, setReason] = useState('')
  const [override, setOverride] = useState<string | null>(null)
  const act = useAct(moveDeal, {
    touches: touchedByDeal,
    onDone: (moved) => {
      onDone?.(moved)
      onClose()
    },
  })
  const verdict = verdictOf(deal, to)
  const missing = verdict.is === 'missing'
  const overriding = missing && override !== null
  const ready =
    verdict.is === 'open' ||
    (verdict.is === 'back' && reason.trim() !== '') ||
    (overriding && override.trim() !== '')

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button disabled={!ready} loading={act.isPending} onClick={move}>
        {overriding ? say('deals.move_anyway') : title()}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={title()} size="lg" footer={footer}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) move()
        }}
      >
        <p className={styles.what}>{deal.title}</p>
        {verdict.is === 'back' && (
          <Textarea
            label={say('deals.back_why')}
            description={say('deals.back_why.hint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
            autosize
            minRows={2}
            maxLength={500}
          />
        )}
        {verdict.is === 'refused' && <p>{say(`refusal.${verdict.code}`)}</p>}
        {verdict.is === 'here' && <p>{say('refusal.already_in_stage')}</p>}
      </form>
      {missing && (
        <>
          <p>{say('deals.missing.count', { count: deal.unmet.length })}</p>
          <UnmetList deal={deal} roles={process?.roles ?? []} />
          {deal.can.override === true && <OverrideGate reason={override} onReason={setOverride} />}
        </>
      )}
      {verdict.is === 'open' && <p className={styles.ready}>{say('deals.missing.nothing')}</p>}
      <ActError error={act.error} />
    </Dialog>
  )

  function title(): string {
    return say(verdict.is === 'back' ? 'deals.move_back_to' : 'deals.move_to', { stage })
  }

  function move(): void {
    const why = verdict.is === 'back' ? { reason } : overriding ? { reason: override, override: true } : {}
    act.mutate({ params: { id: deal.id }, body: { to, from: deal.stageKey, ...why } })
  }
}
