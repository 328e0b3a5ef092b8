import { cancelImport, type ImportInFull } from '../../contract/imports/imports.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { Counts } from './Counts.tsx'
import styles from './import.module.css'
import { touchedByImport } from './import-queries.ts'

/** How far it is, live. */
export function RunningImport({ one }: { one: ImportInFull }) {
  const say = useSay()
  const act = useAct(cancelImport, { touches: touchedByImport })
  if (one.state === 'undoing')
    return (
      <div className={styles.running} role="status">
        <progress className={styles.bar} aria-label={say('import.state.undoing')} />
        <p>{say('import.state.undoing')}</p>
      </div>
    )
  const { rowsDone: done, rowsTotal: total } = one
  return (
    <div className={styles.running}>
      <progress className={styles.bar} value={done} max={total} aria-label={say('import.running')} />
      <p role="status">{say('import.running.progress', { done, total })}</p>
      <p className="quiet">{say('import.running.leave')}</p>
      <Counts of={one} />
      <ActError error={act.error} />
      <div>
        <MayButton
          variant="default"
          may={one.can.cancel}
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: one.id } })}
        >
          {say('import.cancel')}
        </MayButton>
      </div>
    </div>
  )
}
