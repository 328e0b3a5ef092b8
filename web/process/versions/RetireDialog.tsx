import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { retireProcess } from '../../../contract/process/process-drafts.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'

/** No new deal runs the process any more; why is written down. */
export function RetireDialog({ processId, onClose }: { processId: string; onClose: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const act = useAct(retireProcess, { touches: [['processes']], onDone: onClose })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('versions.retire')}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button
            disabled={reason.trim() === ''}
            loading={act.isPending}
            onClick={() =>
              act.mutate({ params: { id: processId as never }, body: { reason: reason.trim() } })
            }
          >
            {say('versions.retire')}
          </Button>
        </>
      }
    >
      <p>{say('versions.retire.what')}</p>
      <Textarea
        mt={12}
        label={say('editor.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
        data-autofocus
      />
      <ActError error={act.error} />
    </Dialog>
  )
}
