import { deleteView, type View } from '../../../contract/segments/views.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ConfirmDialog } from '../../ui/dialogs/ConfirmDialog.tsx'
import { touchedByView } from '../segment-queries.ts'

interface DeleteViewProps {
  view: View
  onClose: () => void
  onDone: () => void
}

/** Asked first, for it does not come back; a view that others use goes for them too. */
export function DeleteView({ view: { id, name, sharedWith }, onClose, onDone }: DeleteViewProps) {
  const say = useSay()
  const act = useAct(deleteView, {
    touches: touchedByView,
    onDone: () => {
      onClose()
      onDone()
    },
  })
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say('views.delete.ask', { name })}
      act={say('segments.delete')}
      onAct={() => act.mutate({ params: { id } })}
      acting={act.isPending}
      error={act.error}
      grave
    >
      {say(`views.delete.of_${sharedWith}`)}
    </ConfirmDialog>
  )
}
