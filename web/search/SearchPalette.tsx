import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/states.tsx'

/** Opened by Ctrl K and `/` from anywhere. The frame mounts it only while it is open. */
export function SearchPalette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog opened={opened} onClose={onClose} title={say('frame.search')}>
      <EmptyState title={say('common.being_built')} />
    </Dialog>
  )
}
