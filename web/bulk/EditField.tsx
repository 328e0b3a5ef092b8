import { Select } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import type { OwnFieldEntity, OwnValue } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useOwnFields } from '../fields/field-queries.ts'
import { OwnInput } from '../fields/OwnInput.tsx'
import { OwnValueText } from '../fields/OwnValueText.tsx'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import styles from './Bulk.module.css'
import { asOwnField, type BulkField, type Draft, type Named } from './bulk.ts'

interface EditFieldProps {
  entity: OwnFieldEntity
  fields: readonly BulkField[]
  error: Error | null
  onDraft: (draft: Draft | null) => void
}

/** Which field, and what it is to say on all of them. */
export function EditField({ entity, fields, error, onDraft }: EditFieldProps) {
  const say = useSay()
  const { language } = useReader()
  const owns = useOwnFields(entity)
  const fault = useFieldFaults(error)
  const [key, setKey] = useState<string | null>(null)
  const [value, setValue] = useState<OwnValue | null>(null)
  const [record, setRecord] = useState<Named | null>(null)
  const field = fields.find((one) => one.key === key)
  const own = owns.find((one) => `own.${one.key}` === key) ?? (field && asOwnField(entity, field))

  const tell = useEffectEvent(() => {
    // A name that is typed and is nobody's is no record.
    const known = record === null || record.id !== null
    onDraft(own && known ? { change: { act: 'edit', edit: edit() }, words: words() } : null)
  })
  useEffect(() => tell(), [key, value, record])

  const usual = fields.map((one) => ({ value: one.key, label: one.label }))
  const added = owns.map((one) => ({ value: `own.${one.key}`, label: textIn(one.label, language) }))
  const choices =
    added.length === 0
      ? usual
      : [
          { group: say('bulk.field.usual'), items: usual },
          { group: say('bulk.field.own'), items: added },
        ]

  return (
    <div className={styles.fields}>
      <Select
        label={say('bulk.field')}
        placeholder={say('bulk.field.choose')}
        searchable
        data-autofocus
        data={choices}
        value={key}
        onChange={(next) => {
          setKey(next)
          setValue(null)
          setRecord(null)
        }}
      />
      {own && (
        <div key={key}>
          {field?.input ? (
            field.input({ value: record, onChange: setRecord })
          ) : (
            <OwnInput
              field={{ ...own, label: say('bulk.value'), help: null }}
              value={value}
              onChange={setValue}
              error={fault(`change.edit.${key}`)}
            />
          )}
          <p className={styles.hint}>{say('bulk.empties')}</p>
        </div>
      )}
    </div>
  )

  function edit(): object {
    if (!field) return { own: { [own?.key ?? '']: value } }
    if (field.input) return { [field.key]: record?.id ?? null }
    return field.edit?.(value) ?? { [field.key]: value }
  }

  function words() {
    if (!own) return null
    const label = field?.label ?? textIn(own.label, language)
    const shown = field?.input ? record?.name : value !== null && <OwnValueText field={own} value={value} />
    if (!shown) return say('bulk.emptied', { field: label })
    return (
      <>
        {say('bulk.becomes', { field: label })} <strong>{shown}</strong>
      </>
    )
  }
}
