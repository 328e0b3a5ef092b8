import { type ImportInFull, undoImport } from '../../contract/imports/imports.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import { ConfirmDialog } from '../ui/dialogs/ConfirmDialog.tsx'
import { touchedByImport } from './import-queries.ts'

/** Asks before everything an import wrote is taken back. */
export function UndoDialog({ one, onClose }: { one: ImportInFull; onClose: () => void }) {
  const say = useSay()
  const act = useAct(undoImport, { touches: touchedByImport, onDone: onClose })
  const used = act.error instanceof Refused ? act.error.details.records : undefined
  return (
    <ConfirmDialog
      opened
      grave
      onClose={onClose}
      title={say('import.undo.title', { name: `\u2068${one.fileName}\u2069` })}
      act={say('import.undo.act')}
      acting={act.isPending}
      error={act.error}
      onAct={() => act.mutate({ params: { id: one.id } })}
    >
      <p>{say('import.undo.what')}</p>
      {typeof used === 'number' && <p role="alert">{say('import.undo.used', { count: used })}</p>}
    </ConfirmDialog>
  )
}
