import { useBlocker } from '@tanstack/react-router'
import { useSay } from '../../platform/i18n.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'

/** While `when`, nobody leaves the page by a slip of the hand: what he wrote would be gone. Within the page he moves freely. */
export function Unsaved({ when }: { when: boolean }) {
  const say = useSay()
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: when,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      opened={leaving.status === 'blocked'}
      onClose={() => leaving.reset?.()}
      title={say('common.unsaved.ask')}
      act={say('common.unsaved.leave')}
      onAct={() => leaving.proceed?.()}
      stay={say('common.unsaved.stay')}
      grave
    >
      {say('common.unsaved.why')}
    </ConfirmDialog>
  )
}
