import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { bulkMoveDeals, type DealInList } from '../../../contract/deals/deals.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import type { Returned } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import styles from '../acts/ActDialog.module.css'
import { touchedByDeal, useProcess, useProcesses } from '../deal-queries.ts'
import listStyles from '../unmet/UnmetList.module.css'
import { useUnmetWords } from '../unmet/unmet-words.ts'

interface BulkMoveDialogProps {
  deals: readonly DealInList[]
  onClose: () => void
  /** All have moved: nothing is left to choose. */
  onMoved: () => void
}

/** Several deals to one stage, each through its own gate; then those that were refused, and why. */
export function BulkMoveDialog({ deals, onClose, onMoved }: BulkMoveDialogProps) {
  const say = useSay()
  const { language } = useReader()
  const processIds = [...new Set(deals.map(({ processId }) => processId))]
  const process = useProcesses().data?.rows.find(({ id }) => id === processIds[0])
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<Returned<typeof bulkMoveDeals> | null>(null)
  const act = useAct(bulkMoveDeals, { touches: touchedByDeal, onDone: setDone })
  const close = () => (done?.refused.length === 0 ? onMoved() : onClose())

  if (done) return <Outcome done={done} deals={deals} onClose={close} />
  const footer = (
    <>
      <Button variant="default" onClick={onClose}>
        {say('common.cancel')}
      </Button>
      <Button
        disabled={to === ''}
        loading={act.isPending}
        onClick={() =>
          act.mutate({
            body: { ids: deals.map(({ id }) => id), to, ...(reason.trim() && { reason: reason.trim() }) },
          })
        }
      >
        {say('deals.bulk.move_count', { count: deals.length })}
      </Button>
    </>
  )
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('deals.bulk.move')}
      {...(processIds.length === 1 && { footer })}
    >
      {processIds.length > 1 ? (
        <p>{say('deals.bulk.one_process')}</p>
      ) : (
        <div className={styles.fields}>
          <NativeSelect
            label={say('deals.field.stage')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            data={[
              { value: '', label: '–' },
              ...(process?.stages.map(({ key, name }) => ({ value: key, label: textIn(name, language) })) ??
                []),
            ]}
            data-autofocus
          />
          <Textarea
            label={say('deals.bulk.reason')}
            description={say('deals.bulk.reason.hint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={500}
          />
        </div>
      )}
      <ActError error={act.error} />
    </Dialog>
  )
}

interface OutcomeProps {
  done: Returned<typeof bulkMoveDeals>
  deals: readonly DealInList[]
  onClose: () => void
}

function Outcome({ done: { moved, refused }, deals, onClose }: OutcomeProps) {
  const say = useSay()
  const roles = useProcess(deals[0]?.processId ?? '').data?.document.roles ?? []
  const unmetWords = useUnmetWords(roles)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('deals.bulk.outcome', { moved: moved.length, refused: refused.length })}
      size="lg"
      footer={<Button onClick={onClose}>{say('common.close')}</Button>}
    >
      {refused.length > 0 && (
        <ul className={listStyles.list}>
          {refused.map(({ id, code, details }) => (
            <li key={id} className={listStyles.row}>
              <Link to={paths.deal(id)}>{deals.find((deal) => deal.id === id)?.title ?? id}</Link>
              <div className={listStyles.who}>{why(code, details)}</div>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )

  function why(code: string, details: Record<string, unknown> | undefined): string {
    const unmet = code === 'criteria_unmet' && Array.isArray(details?.unmet) ? (details.unmet as Unmet[]) : []
    if (unmet.length === 0) return say(`refusal.${code}`)
    return `${say('deals.missing.count', { count: unmet.length })} ${unmet.map(unmetWords).join(say('deals.missing.comma'))}`
  }
}
