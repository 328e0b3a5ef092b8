import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  compareVersions,
  type ProcessDraft,
  publishDraft,
} from '../../../../contract/process/process-drafts.ts'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { ask } from '../../../platform/ask.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Dialog } from '../../../ui/dialogs/Dialog.tsx'
import { SkeletonBar } from '../../../ui/feedback/states.tsx'
import { ActError } from '../../../ui/inputs/FieldError.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { useProcess } from '../../process-queries.ts'
import { ChangeList } from '../../versions/ChangeList.tsx'
import { useVersions } from '../draft/draft-queries.ts'
import styles from './PublishDraftDialog.module.css'
import { Published } from './Published.tsx'

interface PublishDraftDialogProps {
  draft: ProcessDraft
  /** Sends what is not saved yet; publishing takes what the server has. */
  flush: () => Promise<void>
  waiting: boolean
  onClose: () => void
}

/** What will change, why, and then what became of the deals on their way. */
export function PublishDraftDialog({ draft, flush, waiting, onClose }: PublishDraftDialogProps) {
  const say = useSay()
  const go = useGo()
  const [reason, setReason] = useState('')
  const [number, setNumber] = useState<number | null>(null)
  const versions = useVersions(draft.processId).data?.rows
  const latest = versions?.[0]?.number ?? null
  const act = useAct(publishDraft, {
    touches: [['processes'], ['role-holders']],
    onDone: (version) => setNumber(version.number),
  })
  if (number !== null)
    return (
      <Dialog
        opened
        onClose={onClose}
        title={say('editor.published', { number })}
        footer={
          <>
            <Button variant="default" onClick={onClose}>
              {say('editor.published.go_on')}
            </Button>
            <Button onClick={() => go(paths.process(draft.processId))} data-autofocus>
              {say('editor.published.see')}
            </Button>
          </>
        }
      >
        <Published processId={draft.processId} number={number} />
      </Dialog>
    )
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={say('editor.publish_version', { number: (latest ?? 0) + 1 })}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button
            disabled={reason.trim() === '' || waiting}
            loading={act.isPending}
            onClick={() => void publish()}
          >
            {say('editor.publish')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Textarea
          label={say('editor.reason')}
          description={say('editor.reason.why')}
          required
          maxLength={500}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
          data-autofocus
        />
        <ActError error={act.error} />
        <section>
          <h3 className={styles.title}>{say('editor.what_changes')}</h3>
          {versions === undefined ? (
            <SkeletonBar width="30ch" />
          ) : latest === null ? (
            <p className="quiet">{say('editor.first_version')}</p>
          ) : (
            <Changes draft={draft} from={latest} />
          )}
        </section>
      </div>
    </Dialog>
  )

  async function publish(): Promise<void> {
    await flush()
    act.mutate({
      params: { id: draft.processId },
      body: { reason: reason.trim() },
      ifMatch: draft.version,
    })
  }
}

function Changes({ draft, from }: { draft: ProcessDraft; from: number }) {
  const changes = useQuery(
    ask(compareVersions, { params: { id: draft.processId }, query: { from, to: 'draft' } }),
  )
  const older = useProcess(draft.processId, from).data?.document
  if (!changes.data) return changes.error ? <ActError error={changes.error} /> : <SkeletonBar width="40ch" />
  return (
    <ChangeList changes={changes.data.rows} documents={older ? [draft.document, older] : [draft.document]} />
  )
}
