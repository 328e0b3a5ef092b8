import { Button } from '@mantine/core'
import { type DryRun, type ImportInFull, runImport } from '../../contract/imports/imports.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Answer, SkeletonRows } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { Section } from '../ui/inputs/Form.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { Counts } from './Counts.tsx'
import { FlagList } from './FlagList.tsx'
import styles from './import.module.css'
import { touchedByImport, useTrial } from './import-queries.ts'
import { faultWord } from './import-words.ts'

/** What will come of the file, with the first faults, and the button that makes it so. */
export function PreviewStep({ one }: { one: ImportInFull }) {
  const say = useSay()
  const trial = useTrial(one.id, one.version)
  const act = useAct(runImport, { touches: touchedByImport })
  const back = () => window.history.back()
  return (
    <>
      <Answer
        of={trial}
        waiting={
          <div role="status">
            <p className="quiet">{say('import.preview.trying')}</p>
            <SkeletonRows rows={4} columns={3} />
          </div>
        }
      >
        {(result) => (
          <div className={styles.parts}>
            <Counts of={result} />
            {result.rows < one.rowsTotal && (
              <p className="quiet">{say('import.preview.first', { rows: result.rows })}</p>
            )}
            <Faults faults={result.faults} />
            <FlagList flags={result.flags} />
            <Also also={result.alsoCreated} />
          </div>
        )}
      </Answer>
      <footer className={styles.foot}>
        <ActError error={act.error} />
        <Button variant="default" onClick={back}>
          {say('common.back')}
        </Button>
        <MayButton
          may={one.can.run}
          loading={act.isPending}
          disabled={trial.data === undefined || writes(trial.data) === 0}
          onClick={() => act.mutate({ params: { id: one.id } })}
        >
          {trial.data && writes(trial.data) === 0
            ? say('import.run.nothing')
            : say('import.run', { count: one.rowsTotal - (trial.data?.failed ?? 0) })}
        </MayButton>
      </footer>
    </>
  )
}

const writes = ({ created, updated }: DryRun) => created + updated

function Faults({ faults }: Pick<DryRun, 'faults'>) {
  const say = useSay()
  if (faults.length === 0) return null
  return (
    <Section title={say('import.faults')}>
      <ul className={styles.trouble}>
        {faults.map(({ column, code, rows, examples }) => (
          <li key={`${column} ${code}`}>
            <p>
              <bdi className={styles.name}>{column ?? say('import.faults.whole')}</bdi> {faultWord(say, code)}{' '}
              <span className="quiet">{say('import.values.rows', { count: rows })}</span>
            </p>
            <p className={styles.examples}>
              {examples.map(({ row, value }) => (
                <span key={row}>
                  {say('import.faults.row', { row })}
                  {value !== null && (
                    <>
                      {' '}
                      <q>
                        <bdi>{value}</bdi>
                      </q>
                    </>
                  )}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Also({ also }: { also: DryRun['alsoCreated'] }) {
  const say = useSay()
  if (also.length === 0) return null
  return (
    <Section title={say('import.also')}>
      <p>{also.map(({ what, names }) => say(`import.also.${what}`, { count: names })).join(' · ')}</p>
    </Section>
  )
}
