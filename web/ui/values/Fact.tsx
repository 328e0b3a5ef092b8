import { Select, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../icons.tsx'
import { ActError, useFieldFaults } from '../inputs/FieldError.tsx'
import { takeFocus } from '../take-focus.ts'
import styles from './Fact.module.css'

/** Facts of a record, each edited where it stands: click or Enter, type, Enter keeps it, Escape does not. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

interface FactProps<Value> {
  label: string
  value: Value | null
  /** `true`, or why it may not be edited. */
  may: true | string
  /** The field's name in the request, for what is refused about it. */
  field: string
  /** Rejects with what the server refused; the field then stays open with the reason under it. */
  onSave: (value: Value | null) => Promise<unknown>
  /** How the value reads; its text unless said. */
  shown?: ReactNode
  /** An act beside the value that needs no editing: call, write, open. */
  beside?: ReactNode
}

interface TextFactProps extends FactProps<string> {
  kind?: 'line' | 'prose' | 'number' | 'email' | 'tel' | 'url'
  required?: boolean
  /** What stands in an empty field: an example. */
  example?: string
}

export function TextFact({ kind = 'line', required, example, ...fact }: TextFactProps) {
  return (
    <Fact {...fact}>
      {(field) => {
        const common = {
          'aria-label': fact.label,
          defaultValue: fact.value ?? '',
          error: field.fault,
          placeholder: example,
          ref: takeFocus,
          readOnly: field.saving,
        }
        const keep = (text: string) =>
          field.save(text.trim() === '' ? (required ? fact.value : null) : text.trim())
        if (kind === 'prose')
          return (
            <Textarea
              {...common}
              autosize
              minRows={3}
              maxRows={14}
              onBlur={(event) => keep(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(event.currentTarget.value)
                else field.onKeyDown(event)
              }}
            />
          )
        return (
          <TextInput
            {...common}
            type={kind === 'email' || kind === 'tel' ? kind : 'text'}
            {...(kind === 'number' && { inputMode: 'numeric' as const })}
            {...(kind !== 'line' && { dir: 'ltr' })}
            onBlur={(event) => keep(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep(event.currentTarget.value)
              else field.onKeyDown(event)
            }}
          />
        )
      }}
    </Fact>
  )
}

interface ChoiceFactProps extends FactProps<string> {
  choices: readonly { value: string; label: string }[]
  /** Where the choices come from the server by what is typed. */
  onSearch?: (text: string) => void
}

export function ChoiceFact({ choices, onSearch, ...fact }: ChoiceFactProps) {
  return (
    <Fact {...fact}>
      {(field) => (
        <Select
          aria-label={fact.label}
          data={[...choices]}
          value={fact.value}
          onChange={field.save}
          onDropdownClose={field.close}
          error={field.fault}
          readOnly={field.saving}
          searchable
          clearable
          ref={takeFocus}
          onFocus={(event) => event.currentTarget.select()}
          defaultDropdownOpened
          {...(onSearch && { onSearchChange: onSearch, filter: ({ options }) => options })}
        />
      )}
    </Fact>
  )
}

/** What the editor of a fact does with it. */
export interface FieldOf<Value> {
  save: (value: Value | null) => void
  close: () => void
  saving: boolean
  fault: string | undefined
  onKeyDown: (event: KeyboardEvent) => void
}

/** A fact whose editor is the caller's. */
export function Fact<Value>({
  label,
  value,
  may,
  field,
  onSave,
  shown,
  beside,
  children,
}: FactProps<Value> & { children: (field: FieldOf<Value>) => ReactNode }) {
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const busy = useRef(false)
  const opener = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !editing) opener.current?.focus({ preventScroll: true })
    wasEditing.current = editing
  }, [editing])
  const fault = useFieldFaults(error)(field)
  const text = shown ?? (value === null ? null : String(value))

  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        {editing ? (
          <div className={styles.editor}>
            {children({ save, close, saving, fault, onKeyDown })}
            {error && !fault && <ActError error={error} />}
          </div>
        ) : (
          <>
            {may === true ? (
              <button
                ref={opener}
                type="button"
                className={styles.open}
                data-empty={value === null || undefined}
                onClick={() => setEditing(true)}
              >
                <span className="only-heard">{`${say('common.edit')}: ${label} `}</span>
                {value === null ? <Empty /> : <bdi>{text}</bdi>}
              </button>
            ) : (
              <span className={styles.plain}>
                {value === null ? <span className="quiet">–</span> : <bdi>{text}</bdi>}
              </span>
            )}
            {beside}
          </>
        )}
      </dd>
    </div>
  )

  function save(next: Value | null): void {
    if (busy.current) return
    if (next === value) return close()
    busy.current = true
    setSaving(true)
    setError(null)
    onSave(next)
      .then(() => setEditing(false))
      .catch(setError)
      .finally(() => {
        busy.current = false
        setSaving(false)
      })
  }

  function close(): void {
    if (busy.current) return
    setError(null)
    setEditing(false)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
}

function Empty() {
  const say = useSay()
  return (
    <>
      <span className={styles.none}>–</span>
      <span className={styles.add}>{say('common.add')}</span>
    </>
  )
}

/** A link beside a fact: what one does with a number or an address. */
export function FactLink({ href, label }: { href: string; label: string }) {
  const outside = /^https?:/.test(href)
  return (
    <a className={styles.act} href={href} {...(outside && { target: '_blank', rel: 'noreferrer noopener' })}>
      {label}
      {outside && <Icon name="onward" size={12} />}
    </a>
  )
}
