import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { proposeProcess } from '../../../contract/process/choosing.ts'
import type { Sent } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay } from '../../platform/session.ts'
import { ConditionWords } from '../../process/conditions/ConditionWords.tsx'
import { useProcesses } from '../deal-queries.ts'
import styles from './ProcessChoice.module.css'

interface ProcessChoiceProps {
  /** What is known of the deal so far. */
  known: NonNullable<Sent<typeof proposeProcess>['query']>
  /** Empty: as the rules choose. */
  value: string
  onChange: (processId: string) => void
}

/** The process a new deal will run and why; another may be chosen by whoever has the right. */
export function ProcessChoice({ known, value, onChange }: ProcessChoiceProps) {
  const say = useSay()
  const { language } = useReader()
  const chooses = useMay('process.choose')
  const processes = (useProcesses().data?.rows ?? []).filter(({ retiredAt }) => retiredAt === null)
  const { data: proposed } = useQuery({
    ...ask(proposeProcess, { query: known }),
    placeholderData: keepPreviousData,
    enabled: processes.length > 1,
  })
  if (processes.length < 2) return null
  const name = proposed ? textIn(proposed.name, language) : '…'
  const differs = value !== '' && proposed !== undefined && value !== proposed.processId
  return (
    <div className={styles.choice}>
      {chooses ? (
        <NativeSelect
          label={say('deals.field.process')}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[
            { value: '', label: say('choosing.by_rules', { name }) },
            ...processes.map((process) => ({ value: process.id, label: textIn(process.name, language) })),
          ]}
        />
      ) : (
        <p>{say('choosing.will_run', { name })}</p>
      )}
      {proposed && (
        <p className={styles.why} aria-live="polite">
          {differs && `${say('choosing.instead', { name })} `}
          {proposed.why === 'rule' && proposed.appliesWhen !== null ? (
            <>
              {say('choosing.because')} <ConditionWords condition={proposed.appliesWhen} />
            </>
          ) : (
            say(`choosing.because.${proposed.why === 'first' ? 'first' : 'no_rule'}`)
          )}
          {differs && (
            <>
              {' '}
              <button type="button" className={styles.take} onClick={() => onChange('')}>
                {say('choosing.take', { name })}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  )
}
