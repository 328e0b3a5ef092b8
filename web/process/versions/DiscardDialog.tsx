import { Button } from '@mantine/core'
import { discardDraft } from '../../../contract/process/process-drafts.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { useGo } from '../../ui/Link.tsx'
import { useDraft } from '../editor/draft/draft-queries.ts'

/** Throws away what was written since the last version; this cannot be undone, so it is asked. */
export function DiscardDialog({ processId, onClose }: { processId: string; onClose: () => void }) {
  const say = useSay()
  const go = useGo()
  const draft = useDraft(processId)
  const act = useAct(discardDraft, {
    touches: [['processes']],
    onDone: ({ processGone }) => (processGone ? go(paths.processes()) : onClose()),
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('versions.discard')}
      footer={
        <>
          <Button variant="default" onClick={onClose} data-autofocus>
            {say('common.cancel')}
          </Button>
          <Button
            color="red"
            disabled={!draft.data}
            loading={act.isPending}
            onClick={() =>
              draft.data && act.mutate({ params: { id: processId as never }, ifMatch: draft.data.version })
            }
          >
            {say('versions.discard.act')}
          </Button>
        </>
      }
    >
      <Answer of={draft}>
        {({ basedOn }) => (
          <p>
            {basedOn === null
              ? say('versions.discard.all')
              : say('versions.discard.what', { number: basedOn })}
          </p>
        )}
      </Answer>
      <ActError error={act.error} />
    </Dialog>
  )
}
