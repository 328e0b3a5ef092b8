import { Button, Tooltip } from '@mantine/core'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import type { DraftState, DraftStore } from './draft/draft-store.ts'

interface EditorActsProps extends Pick<DraftState, 'editing'> {
  processId: string
  store: DraftStore
  /** Faults that stand against publishing. */
  faults: number
  onPublish: () => void
}

/** Back and forth, the versions before, and out to the deals. */
export function EditorActs({ processId, store, editing, faults, onPublish }: EditorActsProps) {
  const say = useSay()
  const last = editing.past.at(-1)
  const next = editing.future.at(-1)
  return (
    <>
      <StepButton
        label={last ? say('editor.undo_step', { step: last.words }) : say('editor.undo')}
        short={say('editor.undo')}
        disabled={!last}
        onClick={store.undo}
      />
      <StepButton
        label={next ? say('editor.redo_step', { step: next.words }) : say('editor.redo')}
        short={say('editor.redo')}
        disabled={!next}
        onClick={store.redo}
      />
      <Button component={Link} variant="default" to={paths.processVersions(processId)}>
        {say('versions.title')}
      </Button>
      <MayButton may={faults === 0 ? true : 'process_invalid'} onClick={onPublish}>
        {say('editor.publish')}
      </MayButton>
    </>
  )
}

function StepButton(props: { label: string; short: string; disabled: boolean; onClick: () => void }) {
  const { label, short, disabled, onClick } = props
  return (
    <Tooltip label={label} disabled={disabled} events={{ hover: true, focus: true, touch: false }}>
      <Button
        variant="default"
        aria-label={label}
        data-disabled={disabled || undefined}
        aria-disabled={disabled}
        onClick={disabled ? undefined : onClick}
      >
        {short}
      </Button>
    </Tooltip>
  )
}
