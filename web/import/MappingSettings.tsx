import { NativeSelect, TextInput } from '@mantine/core'
import { textIn } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useSession } from '../platform/session.ts'
import type { StepProps } from './ColumnsStep.tsx'
import styles from './import.module.css'
import { useProcesses } from './import-queries.ts'
import { columnOf, draftOf, idsIn, withInto } from './mapping-draft.ts'

/** What holds for the whole file: who the people are, how a row is recognised, the currency, the process. */
export function MappingSettings({ one, draft, onChange }: StepProps) {
  const say = useSay()
  const own = useSession().workspace.currency
  const identities = [...idsIn(draft), draft.kind === 'deals' ? 'row' : 'name']
  const hasMoney = ['amount', 'price', 'revenue'].some((field) => columnOf(draft, field) !== undefined)
  return (
    <div className={styles.settings}>
      {draft.kind === 'people' && (
        <NativeSelect
          label={say('import.into')}
          value={draft.into ?? 'people'}
          onChange={(event) =>
            onChange(withInto(draft, event.currentTarget.value as 'people' | 'colleagues'))
          }
          data={(['people', 'colleagues'] as const).map((value) => ({
            value,
            label: say(`import.into.${value}`),
          }))}
        />
      )}
      <NativeSelect
        label={say('import.identity')}
        value={draft.identity}
        onChange={(event) => onChange({ ...draft, identity: event.currentTarget.value })}
        data={identities.map((value) => ({ value, label: say(`import.identity.${value}`) }))}
      />
      {hasMoney && (
        <TextInput
          label={say('import.currency')}
          value={draft.currency ?? ''}
          placeholder={own}
          maxLength={3}
          dir="ltr"
          onChange={(event) => onChange(withCurrency(event.currentTarget.value.toUpperCase()))}
        />
      )}
      {draft.kind === 'deals' && <ProcessChoice one={one} draft={draft} onChange={onChange} />}
    </div>
  )

  function withCurrency(currency: string) {
    const { currency: _, ...rest } = draft
    return currency === '' ? rest : { ...rest, currency }
  }
}

const fresh = ' '

function ProcessChoice({ one, draft, onChange }: StepProps) {
  const say = useSay()
  const { language } = useReader()
  const processes = (useProcesses(true).data?.rows ?? []).filter(({ retiredAt }) => retiredAt === null)
  const brought = [one.proposed, one.mapping]
    .map((mapping) => mapping && draftOf(mapping).process)
    .find((process) => process?.document !== undefined)
  const name = (brought?.document as { name?: Parameters<typeof textIn>[0] } | undefined)?.name
  return (
    <NativeSelect
      label={say('import.process')}
      value={draft.process?.document ? fresh : (draft.process?.key ?? '')}
      onChange={(event) => {
        const key = event.currentTarget.value
        onChange({ ...draft, process: key === fresh && brought ? brought : { key } })
      }}
      data={[
        ...processes.map((process) => ({ value: process.key, label: textIn(process.name, language) })),
        ...(brought && name
          ? [{ value: fresh, label: say('import.process.new', { name: textIn(name, language) }) }]
          : []),
      ]}
    />
  )
}
