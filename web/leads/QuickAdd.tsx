import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Source } from '../../contract/deals/deal.ts'
import { type LeadLine, readLeadLine } from '../../contract/leads/lead-line.ts'
import { createLead } from '../../contract/leads/leads.ts'
import { SourceField } from '../deals/acts/SourceField.tsx'
import { LookAlikesOf } from '../hygiene/duplicates/LookAlikes.tsx'
import { paths } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { oneOf, type RawSearch, useSearchParams } from '../platform/search-params.ts'
import { Icon } from '../ui/icons.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { Link } from '../ui/Link.tsx'
import { touchedByLead } from './lead-queries.ts'
import styles from './QuickAdd.module.css'

const parts = [
  'name',
  'companyName',
  'email',
  'phone',
  'website',
  'need',
] as const satisfies readonly (keyof LeadLine)[]

/** `?create=lead`: somebody came to add one. */
const readCreate = (raw: RawSearch) => ({ create: oneOf(raw.create, ['lead']) })

/**
 * One line is enough. What was understood of it stands beneath while one types; Enter adds the lead and the next one can
 * be typed at once.
 */
export function QuickAdd() {
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const [line, setLine] = useState('')
  const [source, setSource] = useState<Source | null>(null)
  const act = useAct(createLead, { touches: touchedByLead, onDone: () => setLine('') })
  const [{ create }, setSearch] = useSearchParams(readCreate)
  useKeys({ c: () => field.current?.focus() })
  useEffect(() => {
    if (!create) return
    field.current?.focus()
    setSearch({ create: undefined }, { replace: true })
  }, [create, setSearch])
  const said = readLeadLine(line)
  const typed = line.trim() !== ''
  const enough = said.name ?? said.companyName ?? said.email ?? said.phone
  const added = act.data

  return (
    <form
      className={styles.add}
      aria-label={say('leads.add')}
      onSubmit={(event) => {
        event.preventDefault()
        if (enough && !act.isPending)
          act.mutate({ body: { line: line.trim(), ...(source && { source }), channel: 'inbound' } })
      }}
    >
      <div className={styles.line} data-typed={typed || undefined}>
        <TextInput
          ref={field}
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
          placeholder={say('leads.add.example')}
          aria-label={say('leads.add')}
          leftSection={<Icon name="plus" />}
          maxLength={2_000}
          autoComplete="off"
        />
        {typed && (
          <Button type="submit" disabled={!enough} loading={act.isPending}>
            {say('leads.add.do')}
          </Button>
        )}
      </div>
      {typed && (
        <div className={styles.understood}>
          <dl className={styles.parts} aria-live="polite">
            {parts.map(
              (part) =>
                said[part] && (
                  <div key={part}>
                    <dt>{say(`leads.field.${part}`)}</dt>
                    <dd>
                      <bdi>{said[part]}</bdi>
                    </dd>
                  </div>
                ),
            )}
          </dl>
          <div className={styles.source}>
            <SourceField value={source} onChange={setSource} />
          </div>
        </div>
      )}
      {!typed && added && (
        <p className={styles.added} role="status">
          <Icon name="check" size={12} />
          {say('leads.added')}{' '}
          <Link to={paths.lead(added.id)}>
            <bdi>{added.name}</bdi>
          </Link>
        </p>
      )}
      {typed && <LookAlikesOf {...alike(said)} />}
      <ActError error={act.error} />
    </form>
  )
}

/** Whom it could be: a person by name, address or number, else a company. */
function alike({ name, companyName, email, phone, website }: LeadLine) {
  return name || email || phone
    ? ({ entity: 'person', typed: known({ name, email, phone }) } as const)
    : ({ entity: 'company', typed: known({ name: companyName, website }) } as const)
}

const known = (typed: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(typed).filter(([, words]) => words && words.length > 2))
