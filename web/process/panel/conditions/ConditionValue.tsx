import { Select } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import { DateField } from '../../../ui/inputs/DateField.tsx'
import { LineField } from '../fields/LineField.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import type { KnownFact } from './facts-of.ts'
import { useFactWords } from './use-fact-words.ts'

interface ConditionValueProps {
  fact: KnownFact
  value: string | number | null
  onChange: (value: string | number | null) => void
}

/** What a fact is compared with: chosen where there is a choice, else written in the form the fact has. */
export function ConditionValue({ fact, value, onChange }: ConditionValueProps) {
  const say = useSay()
  const words = useFactWords()
  const label = say('panel.condition.value')
  if (fact.choices) {
    const known = fact.choices.map((choice) => ({ value: choice.value, label: words.choice(choice) }))
    // A key that is no longer there stays to be seen, and to be exchanged.
    const gone = value !== null && !fact.choices.some((choice) => choice.value === value)
    return (
      <Select
        aria-label={label}
        placeholder={say('panel.condition.choose')}
        data={gone ? [...known, { value: String(value), label: String(value) }] : distinct(known)}
        value={value === null ? null : String(value)}
        onChange={(next) => onChange(next)}
        searchable={known.length > 8}
        allowDeselect={false}
      />
    )
  }
  if (fact.kind === 'number' || fact.kind === 'whole')
    return (
      <NumberField
        label={label}
        labelHidden
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        min={-1e15}
        whole={fact.kind === 'whole'}
      />
    )
  if (fact.kind === 'date')
    return <DateField label={label} labelHidden value={dayOf(value)} onChange={(day) => onChange(day)} />
  return (
    <LineField
      label={label}
      labelHidden
      value={value === null ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? null : text)}
      placeholder={say('panel.condition.write')}
      max={200}
      dir="ltr"
    />
  )
}

const dayOf = (value: string | number | null) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null

/** Two stages may have a task of the same key; it is done when one of them is. */
const distinct = <Item extends { value: string }>(items: readonly Item[]) => [
  ...new Map(items.map((item) => [item.value, item])).values(),
]
