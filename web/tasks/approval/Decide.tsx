import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  type TaskApproval as Approval,
  approveTask,
  refuseApproval,
} from '../../../contract/tasks/approvals.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader.ts'
import { onEscape } from '../../ui/dialogs/on-escape.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import { touchedByTask } from '../task-queries.ts'
import styles from './TaskApproval.module.css'

/** Agreeing is one press; saying no takes the reason. */
export function Decide({ approval }: { approval: Approval }) {
  const say = useSay()
  const { language } = useReader()
  const [reason, setReason] = useState<string | null>(null)
  const params = { id: approval.taskId }
  const approve = useAct(approveTask, { touches: touchedByTask })
  const refuse = useAct(refuseApproval, { touches: touchedByTask, onDone: () => setReason(null) })
  const { can, sendsBackTo } = approval
  if (can.approve === 'not_allowed') return <p className="quiet">{say('approvals.not_asked')}</p>

  return (
    <>
      {reason === null ? (
        <div className={styles.buttons}>
          <MayButton may={can.approve} loading={approve.isPending} onClick={() => approve.mutate({ params })}>
            {say('approvals.approve')}
          </MayButton>
          <MayButton variant="default" may={can.refuse} onClick={() => setReason('')}>
            {say('approvals.refuse')}
          </MayButton>
        </div>
      ) : (
        <div role="presentation" onKeyDown={onEscape(() => setReason(null))}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (reason.trim())
                refuse.mutate({ params, body: { reason: reason.trim().replace(/\s*\n\s*/g, ' ') } })
            }}
          >
            <Textarea
              label={say('approvals.why')}
              description={
                sendsBackTo
                  ? say('approvals.sends_back', { stage: textIn(sendsBackTo.name, language) })
                  : say('approvals.asked_again')
              }
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={500}
              autosize
              minRows={2}
              ref={takeFocus}
            />
            <div className={styles.buttons}>
              <Button type="submit" disabled={!reason.trim()} loading={refuse.isPending}>
                {say('approvals.refuse_now')}
              </Button>
              <Button variant="subtle" color="gray" onClick={() => setReason(null)}>
                {say('common.cancel')}
              </Button>
            </div>
          </form>
        </div>
      )}
      <ActError error={approve.error ?? refuse.error} />
    </>
  )
}
