import { Button } from '@mantine/core'
import { useState } from 'react'
import { type ImportInFull, mapImport } from '../../contract/imports/imports.ts'
import { paths, withSearch } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import { oneOf, type RawSearch, useSearchParams } from '../platform/search-params.ts'
import { EmptyState } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import styles from './import.module.css'
import { touchedByImport } from './import-queries.ts'
import { type Draft, draftOf, mappingOf } from './mapping-draft.ts'
import { PreviewStep } from './PreviewStep.tsx'
import { ValuesStep } from './ValuesStep.tsx'

const steps = ['columns', 'values', 'preview'] as const
type Step = (typeof steps)[number]
const readStep = (raw: RawSearch): { step: Step } => ({ step: oneOf(raw.step, steps) ?? 'columns' })

/** From a file to a mapping somebody has looked over. Each step keeps what was said before the next begins. */
export function MappingSteps({ one }: { one: ImportInFull }) {
  const say = useSay()
  const [{ step }, setSearch] = useSearchParams(readStep)
  const known = one.mapping ?? one.proposed
  const [draft, setDraft] = useState<Draft | null>(known && draftOf(known))
  const act = useAct(mapImport, { touches: touchedByImport })
  if (!draft) return <EmptyState title={say('import.state.uploaded')} />
  return (
    <div className={styles.steps}>
      <TabLinks
        label={say('import.steps')}
        tabs={steps.map((name) => ({
          to: withSearch(paths.import(one.id), { step: name }),
          label: say(`import.step.${name}`),
          current: name === step,
        }))}
      />
      {step === 'columns' && <ColumnsStep one={one} draft={draft} onChange={setDraft} />}
      {step === 'values' && <ValuesStep one={one} draft={draft} onChange={setDraft} />}
      {step === 'preview' && <PreviewStep one={one} />}
      {step !== 'preview' && (
        <footer className={styles.foot}>
          <MappingError error={act.error} />
          {step === 'values' && (
            <Button variant="default" onClick={() => setSearch({ step: 'columns' })}>
              {say('common.back')}
            </Button>
          )}
          <Button loading={act.isPending} onClick={() => keep(step === 'columns' ? 'values' : 'preview')}>
            {say('common.continue')}
          </Button>
        </footer>
      )}
    </div>
  )

  function keep(next: Step): void {
    if (!draft) return
    act.mutate(
      { params: { id: one.id }, body: mappingOf(draft) },
      { onSuccess: () => setSearch({ step: next }) },
    )
  }
}

const known: ReadonlySet<string> = new Set([
  ...['unknown_column', 'field_twice', 'no_identity', 'no_name', 'malformed'],
  ...['unknown_process', 'process_retired'],
])

/** Each fault of the mapping in a sentence. */
function MappingError({ error }: { error: Error | null }) {
  const say = useSay()
  const faults =
    error instanceof Refused
      ? [...new Set(error.fields.map(({ code }) => code))].filter((code) => known.has(code))
      : []
  if (faults.length === 0) return <ActError error={error} />
  return (
    <ul role="alert" className={styles.faults}>
      {faults.map((code) => (
        <li key={code}>{say(`import.mapping_fault.${code}`)}</li>
      ))}
    </ul>
  )
}
