import { useState } from 'react'
import {
  type TaskApproval as Approval,
  approveTask,
  refuseApproval,
} from '../../../contract/tasks/approvals.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { ReasonForm } from '../acts/ReasonForm.tsx'
import { touchedByTask } from '../task-queries.ts'
import styles from './TaskApproval.module.css'

/** Agreeing is one press; saying no takes the reason. */
export function Decide({ approval }: { approval: Approval }) {
  const say = useSay()
  const { language } = useReader()
  const [refusing, setRefusing] = useState(false)
  const params = { id: approval.taskId }
  const approve = useAct(approveTask, { touches: touchedByTask })
  const refuse = useAct(refuseApproval, { touches: touchedByTask, onDone: () => setRefusing(false) })
  const { can, sendsBackTo } = approval
  if (can.approve === 'not_allowed') return <p className="quiet">{say('approvals.not_asked')}</p>

  return (
    <>
      {!refusing ? (
        <div className={styles.buttons}>
          <MayButton may={can.approve} loading={approve.isPending} onClick={() => approve.mutate({ params })}>
            {say('approvals.approve')}
          </MayButton>
          <MayButton variant="default" may={can.refuse} onClick={() => setRefusing(true)}>
            {say('approvals.refuse')}
          </MayButton>
        </div>
      ) : (
        <ReasonForm
          label={say('approvals.why')}
          description={
            sendsBackTo
              ? say('approvals.sends_back', { stage: textIn(sendsBackTo.name, language) })
              : say('approvals.asked_again')
          }
          act={say('approvals.refuse_now')}
          acting={refuse.isPending}
          error={refuse.error}
          onReason={(reason) => refuse.mutate({ params, body: { reason } })}
          onClose={() => setRefusing(false)}
        />
      )}
      <ActError error={approve.error} />
    </>
  )
}
