import { Button, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addCheck, type CheckedEntity, type Fault, malformedAs } from '../../../contract/hygiene/checks.ts'
import type { Filter } from '../../../contract/segments/filters.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useFilterFields } from '../../segments/filter/fields.ts'
import { ListFilter } from '../../segments/filter/ListFilter.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from './ChecksView.module.css'

const kinds = ['missing', 'unlike', 'malformed', 'past', 'old', 'meant'] as const
type Kind = (typeof kinds)[number]

/** Types of fields that each kind of fault can be about. */
const typesFor: Record<Exclude<Kind, 'meant' | 'missing'>, string> = {
  unlike: 'text',
  malformed: 'text',
  past: 'date',
  old: 'date',
}
const countless: ReadonlySet<string> = new Set(['count', 'sum', 'segment', 'yes_no'])

/** A check of the company's own: of what, what is wrong, and what it is called. */
export function CheckForm({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const act = useAct(addCheck, { touches: [['checks']], onDone: onClose })
  const [entity, setEntity] = useState<CheckedEntity>('company')
  const [kind, setKind] = useState<Kind>('missing')
  const [name, setName] = useState('')
  const [fields, setFields] = useState<string[]>([])
  const [pattern, setPattern] = useState('')
  const [as, setAs] = useState<(typeof malformedAs)[number]>('email')
  const [days, setDays] = useState(90)
  const [filter, setFilter] = useState<Filter>({ all: [] })
  const offered = useFilterFields(entity)
    .filter(({ type }) =>
      kind === 'missing' ? !countless.has(type) : kind !== 'meant' && type === typesFor[kind],
    )
    .map(({ key, label }) => ({ value: key, label }))
  const fault = faultOf()
  return (
    <form
      className={styles.form}
      aria-label={say('repair.checks.add')}
      onSubmit={(event) => {
        event.preventDefault()
        if (fault) act.mutate({ body: { entity, name: name.trim(), fault } })
      }}
    >
      <TextInput
        label={say('repair.checks.name')}
        value={name}
        maxLength={120}
        ref={takeFocus}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('repair.checks.entity')}
        value={entity}
        data={(['company', 'person', 'deal', 'lead'] as const).map((one) => ({
          value: one,
          label: say(`repair.of.${one}`),
        }))}
        onChange={(event) => {
          setEntity(event.currentTarget.value as CheckedEntity)
          setFields([])
          setFilter({ all: [] })
        }}
      />
      <NativeSelect
        label={say('repair.checks.wrong')}
        value={kind}
        data={kinds.map((one) => ({ value: one, label: say(`repair.fault.${one}`) }))}
        onChange={(event) => {
          setKind(event.currentTarget.value as Kind)
          setFields([])
        }}
      />
      {kind === 'meant' ? (
        <div>
          <ListFilter entity={entity} filter={filter} onChange={setFilter} />
        </div>
      ) : (
        <MultiSelect
          label={say('repair.checks.fields')}
          data={offered}
          value={fields}
          maxValues={kind === 'missing' ? 3 : 1}
          onChange={setFields}
          searchable
        />
      )}
      {kind === 'unlike' && (
        <TextInput
          label={say('repair.checks.pattern')}
          description={say('repair.checks.pattern.how')}
          value={pattern}
          dir="ltr"
          maxLength={80}
          placeholder="000-000-00-00"
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
      )}
      {kind === 'malformed' && (
        <NativeSelect
          label={say('repair.checks.as')}
          value={as}
          data={malformedAs.map((one) => ({ value: one, label: say(`filters.field.${one}`) }))}
          onChange={(event) => setAs(event.currentTarget.value as typeof as)}
        />
      )}
      {kind === 'old' && (
        <NumberInput
          label={say('repair.checks.days')}
          value={days}
          min={1}
          max={3650}
          allowDecimal={false}
          onChange={(value) => setDays(Number(value) || 1)}
        />
      )}
      <ActError error={act.error} />
      <div className={styles.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!fault || name.trim() === ''}>
          {say('common.add')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  )

  function faultOf(): Fault | null {
    const [field] = fields
    if (kind === 'meant') return { is: kind, filter }
    if (!field) return null
    switch (kind) {
      case 'missing':
        return { is: kind, fields }
      case 'unlike':
        return pattern.trim() === '' ? null : { is: kind, field, pattern: pattern.trim() }
      case 'malformed':
        return { is: kind, field, as }
      case 'past':
        return { is: kind, field }
      case 'old':
        return { is: kind, field, days }
    }
  }
}
