import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Company } from '../../../contract/customers/companies.ts'
import { contactChannels, orderRhythms, paymentTerms } from '../../../contract/customers/habits.ts'
import { languages } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ChoiceFact, Facts, TextFact } from '../../ui/values/Fact.tsx'
import styles from './profile.module.css'

export const habitFields = [
  'needs',
  'preferences',
  'ordersBy',
  'orderRhythm',
  'paymentTerms',
  'contactChannel',
  'contactTime',
  'language',
] as const
type HabitField = (typeof habitFields)[number]

interface HabitsProps {
  record: Pick<Company, HabitField | 'can'>
  save: (field: HabitField, value: unknown, before: unknown) => Promise<unknown>
}

/** What a customer needs and how he buys: what one reads before a call. Folded into one act while nothing is known. */
export function Habits({ record, save }: HabitsProps) {
  const say = useSay()
  const { language } = useReader()
  const [begun, setBegun] = useState(false)
  const may = record.can.edit
  const known = habitFields.some((field) => record[field] !== null)
  if (!known && !begun) {
    if (may !== true) return null
    return (
      <div className={styles.unknown}>
        <p className="quiet">{say('profile.unknown')}</p>
        <Button variant="default" size="compact-sm" onClick={() => setBegun(true)}>
          {say('profile.begin')}
        </Button>
      </div>
    )
  }
  const fact = (field: HabitField) => ({
    label: say(`profile.${field}`),
    field,
    value: record[field],
    may,
    onSave: (value: string | null) => save(field, value, record[field]),
  })
  const choices = (field: HabitField, values: readonly string[]) => ({
    ...fact(field),
    shown: record[field] && say(`profile.${field}.${record[field]}`),
    choices: values.map((value) => ({ value, label: say(`profile.${field}.${value}`) })),
  })
  const named = new Intl.DisplayNames(language, { type: 'language' })
  return (
    <div className={styles.habits}>
      <dl className={styles.said}>
        <TextFact {...fact('needs')} kind="prose" example={say('profile.needs.example')} />
        <TextFact {...fact('preferences')} kind="prose" example={say('profile.preferences.example')} />
      </dl>
      <Facts>
        <TextFact {...fact('ordersBy')} example={say('profile.ordersBy.example')} />
        <ChoiceFact {...choices('orderRhythm', orderRhythms)} />
        <ChoiceFact {...choices('paymentTerms', paymentTerms)} />
        <ChoiceFact {...choices('contactChannel', contactChannels)} />
        <TextFact {...fact('contactTime')} example={say('profile.contactTime.example')} />
        <ChoiceFact
          {...fact('language')}
          shown={record.language && (named.of(record.language) ?? record.language)}
          choices={languages.map((value) => ({ value, label: named.of(value) ?? value }))}
        />
      </Facts>
    </div>
  )
}
