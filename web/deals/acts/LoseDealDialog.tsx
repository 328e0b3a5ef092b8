import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Deal } from '../../../contract/deals/deal.ts'
import { closeDeal } from '../../../contract/deals/moves.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByDeal, useProcess } from '../deal-queries.ts'
import styles from './ActDialog.module.css'

interface LoseDealDialogProps {
  deal: Pick<Deal, 'id' | 'title' | 'processId'>
  onClose: () => void
  onDone?: (deal: Deal) => void
}

/** The deal is lost: why is asked of everybody, since it is what one learns from. */
export function LoseDealDialog({ deal, onClose, onDone }: LoseDealDialogProps) {
  const say = useSay()
  const { language } = useReader()
  const process = useProcess(deal.processId).data?.document
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const act = useAct(closeDeal, {
    touches: touchedByDeal,
    onDone: (closed) => {
      onDone?.(closed)
      onClose()
    },
  })
  const reasons = process?.lostReasons ?? []
  const ready = reason !== '' || note.trim() !== ''

  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button disabled={!ready} loading={act.isPending} onClick={lose}>
        {say('deals.lose')}
      </Button>
    </>
  )
  return (
    <Dialog opened onClose={onClose} title={say('deals.lose')} footer={footer}>
      <p className={styles.what}>{deal.title}</p>
      <div className={styles.fields}>
        {reasons.length > 0 && (
          <Radio.Group label={say('deals.lost_why')} value={reason} onChange={setReason}>
            <div className={styles.choices}>
              {reasons.map(({ key, name }) => (
                <Radio key={key} value={key} label={textIn(name, language)} />
              ))}
            </div>
          </Radio.Group>
        )}
        <Textarea
          label={say(reasons.length > 0 ? 'deals.note' : 'deals.lost_why')}
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

  function lose(): void {
    act.mutate({
      params: { id: deal.id },
      body: { outcome: 'lost', ...(reason && { reason }), ...(note.trim() && { note: note.trim() }) },
    })
  }
}
