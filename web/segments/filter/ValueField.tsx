import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import type { Money } from '../../../contract/money.ts'
import { type FilterValue, periods, type Span } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { inMajorUnits, inMinorUnits } from '../../platform/reader/numbers.ts'
import { useSession } from '../../platform/session.ts'
import { useChoices } from './choices.ts'
import { DayValue, SpanField } from './DateValue.tsx'
import type { FilterField } from './fields.ts'
import { NumberInput } from './NumberInput.tsx'
import { RecordsField } from './RecordsField.tsx'
import { recordKind } from './records.ts'

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
    return ['before', 'after', 'since', 'until'].includes(operator) ? (
      <DayValue label={label} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
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
  // After two records were merged a filter may name the one that is left twice.
  const chosen = Array.isArray(value) ? [...new Set(value)] : []
  const kind = recordKind(field)
  if (kind)
    return (
      <RecordsField kind={kind} label={label} value={chosen} focusFirst={focusFirst} onChange={onChange} />
    )
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
