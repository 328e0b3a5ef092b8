import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type FormField, formFacts } from '../../contract/forms.ts'
import { textIn } from '../../contract/text.ts'
import { useOwnFields } from '../fields/field-queries.ts'
import { WrittenField } from '../fields/WrittenField.tsx'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { Refused } from '../platform/refused.ts'
import { Icon } from '../ui/icons.tsx'
import styles from './FormPage.module.css'
import type { DraftField, FormDraft } from './form-draft.ts'

export interface PartProps {
  draft: FormDraft
  onChange: (draft: FormDraft) => void
}

/** What the form asks, in order: each field required or not, and under words of its own where those it has do not fit. */
export function FormFields({ draft, onChange, error }: PartProps & { error: Error | null }) {
  const say = useSay()
  const { language } = useReader()
  const own = useOwnFields('lead').filter(({ type }) => type !== 'person' && type !== 'money')
  const names = new Map<string, string>([
    ...formFacts.map((fact) => [fact, say(`leads.field.${fact}`)] as const),
    ...own.map(({ key, label }) => [`own.${key}`, textIn(label, language)] as const),
  ])
  const free = [...names].filter(([name]) => !draft.fields.some(({ field }) => field === name))
  const faults = error instanceof Refused ? error.fields.filter(({ path }) => path.includes('fields')) : []
  return (
    <section className={styles.part} aria-label={say('forms.fields')}>
      <h2>{say('forms.fields')}</h2>
      <ul className={styles.rows}>
        {draft.fields.map((one, at) => (
          <FieldLine
            key={one.field}
            field={one}
            name={names.get(one.field) ?? one.field}
            isFirst={at === 0}
            isLast={at === draft.fields.length - 1}
            onChange={(field) => put(draft.fields.map((other, place) => (place === at ? field : other)))}
            onMove={(by) => put(moved(draft.fields, at, at + by))}
            onRemove={() => put(draft.fields.filter((_, place) => place !== at))}
          />
        ))}
      </ul>
      {free.length > 0 && (
        <NativeSelect
          aria-label={say('forms.field.add')}
          className={styles.narrow}
          value=""
          data={[
            { value: '', label: say('forms.field.add') },
            ...free.map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => add(event.currentTarget.value)}
        />
      )}
      {faults.map(({ code }) => (
        <p key={code} role="alert" className={styles.fault}>
          {say(knownFaults.has(code) ? `forms.fault.${code}` : 'fault.other')}
        </p>
      ))}
    </section>
  )

  function put(fields: DraftField[]): void {
    onChange({ ...draft, fields })
  }

  function add(field: string): void {
    if (field !== '')
      put([...draft.fields, { field: field as FormField['field'], required: false, label: {}, help: {} }])
  }
}

const knownFaults = new Set(['nobody_to_reach', 'no_email', 'unknown_field', 'not_for_strangers'])

interface FieldLineProps {
  field: DraftField
  name: string
  isFirst: boolean
  isLast: boolean
  onChange: (field: DraftField) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function FieldLine({ field, name, isFirst, isLast, onChange, onMove, onRemove }: FieldLineProps) {
  const say = useSay()
  const [wording, setWording] = useState(false)
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span>{name}</span>
        <Checkbox
          label={say('forms.field.required')}
          aria-label={`${say('forms.field.required')}: ${name}`}
          checked={field.required}
          onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={wording}
          aria-label={`${say('forms.field.words')}: ${name}`}
          onClick={() => setWording(!wording)}
        >
          {say('forms.field.words')}
        </Button>
        <span className={styles.acts}>
          <ActionIcon
            aria-label={`${say('forms.field.up')}: ${name}`}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <Icon name="up" size={12} />
          </ActionIcon>
          <ActionIcon
            aria-label={`${say('forms.field.down')}: ${name}`}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <Icon name="down" size={12} />
          </ActionIcon>
          <ActionIcon aria-label={`${say('common.remove')}: ${name}`} onClick={onRemove}>
            <Icon name="close" size={12} />
          </ActionIcon>
        </span>
      </div>
      {wording && (
        <div className={styles.wording}>
          <WrittenField
            label={say('forms.field.label')}
            description={say('forms.words.usual')}
            value={field.label}
            translated
            onChange={(label) => onChange({ ...field, label })}
          />
          <WrittenField
            label={say('forms.field.help')}
            value={field.help}
            translated
            onChange={(help) => onChange({ ...field, help })}
          />
        </div>
      )}
    </li>
  )
}

function moved(fields: readonly DraftField[], from: number, to: number): DraftField[] {
  const rest = fields.filter((_, at) => at !== from)
  const field = fields[from]
  return field ? rest.toSpliced(to, 0, field) : rest
}
