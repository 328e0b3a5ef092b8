import { Button, Checkbox, NativeSelect, Select } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { type OwnFieldType, ownFieldTypes } from '../../contract/fields.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { Refused } from '../platform/refused.ts'
import { currencyChoices } from '../team/door/company-choices.ts'
import { ActError, useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { ChoicesField } from './ChoicesField.tsx'
import { type FieldDraft, hasChoices, isText } from './field-draft.ts'
import styles from './OwnFieldsPage.module.css'
import { WrittenField } from './WrittenField.tsx'

interface FieldFormProps {
  draft: FieldDraft
  onChange: (draft: FieldDraft) => void
  act: { isPending: boolean; error: Error | null }
  submit: string
  onSubmit: () => void
  onCancel?: () => void
  /** Of a field that is there already: its type stays. */
  typeFixed?: boolean
}

/** A field in one act: what it is called, what is written in it, what one chooses from; the rest where it is wanted. */
export function FieldForm(props: FieldFormProps) {
  const { draft, onChange, act, submit, onSubmit, onCancel, typeFixed = false } = props
  const say = useSay()
  const { language } = useReader()
  const fault = useFieldFaults(act.error)
  const [translated, setTranslated] = useState(false)
  const [more, setMore] = useState(typeFixed)
  const currencies = useMemo(() => currencyChoices(language), [language])
  const set = (part: Partial<FieldDraft>) => onChange({ ...draft, ...part })
  const byField = act.error instanceof Refused && act.error.fields.length > 0
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <div className={styles.first}>
        <WrittenField
          label={say('own_fields.label')}
          focused
          value={draft.label}
          onChange={(label) => set({ label })}
          translated={translated}
          error={fault('label')}
        />
        <NativeSelect
          label={say('own_fields.type')}
          data={ownFieldTypes.map((type) => ({ value: type, label: say(`own_fields.type.${type}`) }))}
          value={draft.type}
          disabled={typeFixed}
          onChange={(event) => set({ type: event.currentTarget.value as OwnFieldType })}
        />
      </div>
      {hasChoices(draft.type) && (
        <ChoicesField
          choices={draft.choices}
          onChange={(choices) => set({ choices })}
          translated={translated}
          error={fault('choices') && say('own_fields.choices.fault')}
        />
      )}
      {draft.type === 'number' && (
        <WrittenField
          label={say('own_fields.unit')}
          description={say('own_fields.unit.why')}
          value={draft.unit}
          onChange={(unit) => set({ unit })}
          translated={translated}
        />
      )}
      {draft.type === 'money' && (
        <Select
          label={say('own_fields.currency')}
          placeholder={say('own_fields.currency.any')}
          data={currencies}
          value={draft.currency || null}
          onChange={(currency) => set({ currency: currency ?? '' })}
          searchable
          clearable
          limit={60}
        />
      )}
      <div className={styles.ticks}>
        <Checkbox
          label={say('own_fields.asked')}
          checked={draft.asked}
          onChange={(event) => set({ asked: event.currentTarget.checked })}
        />
        {isText(draft.type) && (
          <Checkbox
            label={say('own_fields.searchable')}
            checked={draft.searchable}
            onChange={(event) => set({ searchable: event.currentTarget.checked })}
          />
        )}
      </div>
      {more && (
        <div className={styles.first}>
          <WrittenField
            label={say('own_fields.help')}
            description={say('own_fields.help.why')}
            value={draft.help}
            onChange={(help) => set({ help })}
            translated={translated}
          />
          <WrittenField
            label={say('own_fields.group')}
            description={say('own_fields.group.why')}
            value={draft.group}
            onChange={(group) => set({ group })}
            translated={translated}
          />
        </div>
      )}
      {!byField && <ActError error={act.error} />}
      <div className={styles.foot}>
        <Button type="submit" loading={act.isPending}>
          {submit}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {say('common.cancel')}
          </Button>
        )}
        {!more && (
          <Button variant="subtle" onClick={() => setMore(true)}>
            {say('own_fields.more')}
          </Button>
        )}
        {!translated && (
          <Button variant="subtle" onClick={() => setTranslated(true)}>
            {say('own_fields.translate')}
          </Button>
        )}
      </div>
    </form>
  )

  function send(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }
}
