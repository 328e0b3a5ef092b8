import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import type { Money } from '../../../contract/money.ts'
import { type FilterValue, periods, type Span, spanUnits } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { inMajorUnits, inMinorUnits } from '../../platform/reader/numbers.ts'
import { useSession } from '../../platform/session.ts'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { useChoices } from './choices.ts'
import type { FilterField } from './fields.ts'
import styles from './ListFilter.module.css'
import { NumberInput } from './NumberInput.tsx'

interface ValueFieldProps {
  field: FilterField
  operator: string
  value: FilterValue | undefined
  focusFirst: boolean
  onChange: (value: FilterValue | undefined) => void
}

/** What an operator asks for, in the form its type has. */
export function ValueField({ field, operator, value, focusFirst, onChange }: ValueFieldProps) {
  const say = useSay()
  const choices = useChoices(field)
  const { currency } = useSession().workspace
  const label = say('filters.value')
  const focus = focusFirst && { 'data-autofocus': true }
  if (field.type === 'yes_no')
    return (
      <NativeSelect
        label={field.label}
        value={value === true ? 'true' : 'false'}
        onChange={(event) => onChange(event.currentTarget.value === 'true')}
        data={[
          { value: 'true', label: say('common.yes') },
          { value: 'false', label: say('common.no') },
        ]}
        data-autofocus
      />
    )
  if (operator === 'contains' || operator === 'starts_with')
    return (
      <TextInput
        {...focus}
        aria-label={label}
        defaultValue={typeof value === 'string' ? value : ''}
        maxLength={200}
        onChange={(event) => onChange(event.currentTarget.value.trim() || undefined)}
      />
    )
  if (operator === 'in_period')
    return (
      <NativeSelect
        aria-label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={periods.map((one) => ({ value: one, label: say(`filters.period.${one}`) }))}
      />
    )
  if (field.type === 'date')
    return operator === 'before' || operator === 'after' ? (
      <DateField
        label={label}
        labelHidden
        value={typeof value === 'string' ? value : null}
        onChange={(day) => onChange(day ?? undefined)}
      />
    ) : (
      <SpanField label={label} span={value as Span | undefined} onChange={onChange} />
    )
  if (field.type === 'number' || field.type === 'count')
    return (
      <NumberInput
        label={label}
        value={typeof value === 'number' ? value : null}
        onChange={(number) =>
          onChange(number === null || field.type === 'number' ? (number ?? undefined) : Math.round(number))
        }
      />
    )
  if (field.type === 'money' || field.type === 'sum') {
    const money = value as Money | undefined
    return (
      <NumberInput
        label={label}
        value={money ? inMajorUnits(money) : null}
        unit={money?.currency ?? currency}
        onChange={(number) =>
          onChange(
            number === null || number < 0
              ? undefined
              : {
                  amount: inMinorUnits(number, money?.currency ?? currency),
                  currency: money?.currency ?? currency,
                },
          )
        }
      />
    )
  }
  const chosen = Array.isArray(value) ? [...value] : []
  if (choices && field.type !== 'text')
    return (
      <MultiSelect
        {...focus}
        aria-label={label}
        value={chosen}
        onChange={onChange}
        data={[...choices]}
        searchable
        hidePickedOptions
        nothingFoundMessage={say('filters.find.none')}
        comboboxProps={{ withinPortal: false }}
      />
    )
  return (
    <TagsInput
      {...focus}
      aria-label={label}
      value={chosen}
      onChange={onChange}
      maxTags={100}
      description={say('filters.words.hint')}
    />
  )
}

interface SpanFieldProps {
  label: string
  /** Absent until the first word of it is said. */
  span: Span | undefined
  onChange: (span: Span) => void
}

function SpanField({ label, span, onChange }: SpanFieldProps) {
  const say = useSay()
  const { count, unit } = span ?? { count: 30, unit: 'day' as const }
  return (
    <div className={styles.span}>
      <NumberInput
        label={label}
        value={count}
        onChange={(number) =>
          number !== null && number >= 1 && onChange({ count: Math.min(1_000, Math.round(number)), unit })
        }
      />
      <NativeSelect
        aria-label={say('filters.unit')}
        value={unit}
        onChange={(event) => onChange({ count, unit: event.currentTarget.value as Span['unit'] })}
        data={spanUnits.map((one) => ({ value: one, label: say(`filters.unit.${one}`, { count }) }))}
      />
    </div>
  )
}
