import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { failedRowsFile, type ImportInFull, runImport } from '../../contract/imports/imports.ts'
import { paths, withSearch } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { addressOf } from '../platform/api.ts'
import { useSay } from '../platform/i18n.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { Section } from '../ui/inputs/Form.tsx'
import { Link } from '../ui/Link.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { Counts } from './Counts.tsx'
import { FlagList } from './FlagList.tsx'
import styles from './import.module.css'
import { touchedByImport, writtenByImport } from './import-queries.ts'
import { RowList } from './RowList.tsx'

const UndoDialog = lazy(async () => ({ default: (await import('./UndoDialog.tsx')).UndoDialog }))

/** What came of it: counts, what is flagged, what stayed out and why, and the way back. */
export function ImportResult({ one }: { one: ImportInFull }) {
  const say = useSay()
  const queries = useQueryClient()
  const [undoing, setUndoing] = useState(false)
  const again = useAct(runImport, { touches: touchedByImport })
  // Whatever stands on other pages was written under their feet.
  useEffect(() => {
    for (const queryKey of writtenByImport) void queries.invalidateQueries({ queryKey })
  }, [queries, one.state])
  const params = { id: one.id }
  return (
    <div className={styles.parts}>
      {(one.state === 'failed' || one.state === 'cancelled') && <p>{say('import.interrupted')}</p>}
      {one.fault === 'used_since' && <p role="alert">{say('import.undo.was_used')}</p>}
      <Counts of={one} />
      <FlagList flags={one.flags} />
      {one.flagged > 0 && one.kind === 'deals' && one.state === 'done' && (
        <p>
          <Link to={withSearch(paths.dealList(), { flagged: 'true' })}>{say('import.result.show')}</Link>
        </p>
      )}
      {one.failed > 0 && (
        <Section title={say('import.result.failed')} sub={say('import.result.mend')}>
          <RowList one={one} />
          <div>
            <Button component="a" variant="default" href={addressOf(failedRowsFile, { params })} download>
              {say('import.result.download')}
            </Button>
          </div>
        </Section>
      )}
      <ActError error={again.error} />
      <footer className={styles.foot}>
        {one.state !== 'undone' && (
          <MayButton variant="default" may={one.can.undo} onClick={() => setUndoing(true)}>
            {say('import.undo')}
          </MayButton>
        )}
        {one.can.run === true && (
          <Button loading={again.isPending} onClick={() => again.mutate({ params })}>
            {say('import.resume')}
          </Button>
        )}
        {one.can.run !== true && (
          <Button component={Link} to={paths.imports()}>
            {say('import.again')}
          </Button>
        )}
      </footer>
      <Suspense>{undoing && <UndoDialog one={one} onClose={() => setUndoing(false)} />}</Suspense>
    </div>
  )
}
