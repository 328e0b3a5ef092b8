import { useMemo, useState } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { usePanel } from '../panel.ts'
import styles from './ConditionField.module.css'
import type { ConditionFieldProps } from './ConditionField.tsx'
import { ConditionRows } from './ConditionRows.tsx'
import { ConditionText } from './ConditionText.tsx'
import { checkCondition } from './check-condition.ts'
import { factsOf, type KnownFact } from './facts-of.ts'
import { readCondition } from './read-condition.ts'
import { allRows, isComplete, type Rows } from './rows.ts'
import { writeCondition } from './write-condition.ts'

const nothing: Rows = { of: 'all', parts: [] }

/** `ConditionField`'s real body: rows where they can say it, the text where they cannot, and what is wrong with it. */
export function ConditionEditor({ value, onChange, empty, offers = () => true }: ConditionFieldProps) {
  const say = useSay()
  const { document } = usePanel()
  const facts = useMemo(() => factsOf(document), [document])
  const offered = facts.filter(({ name }) => offers(name))
  const typeOf = (name: string) => facts.find((fact) => fact.name === name)?.type
  const source = value ?? ''
  // Rows that say nothing yet live here alone; `of` is the condition they were read from or written as.
  const [clicked, setClicked] = useState<{ rows: Rows; of: string } | null>(null)
  const [asText, setAsText] = useState(false)
  const read = useMemo(() => readRows(source, facts), [source, facts])
  const rows = clicked?.of === source ? clicked.rows : read
  const isFaulty = source !== '' && checkCondition(source, document).fault !== null
  const unfinished = rows !== null && allRows(rows).some((row) => !isComplete(row))

  if (asText || rows === null)
    return (
      <div className={styles.editor}>
        {rows === null && !isFaulty && <p className="quiet">{say('panel.condition.free')}</p>}
        <ConditionText value={source} onChange={onChange} facts={offered} />
        {rows !== null && (
          <button type="button" className={styles.act} onClick={() => setAsText(false)}>
            {say('panel.condition.as_rows')}
          </button>
        )}
      </div>
    )
  return (
    <div className={styles.editor}>
      {rows.parts.length === 0 && <p className="quiet">{empty}</p>}
      <ConditionRows rows={rows} facts={offered} onChange={change} onText={() => setAsText(true)} />
      {unfinished && <p className="quiet">{say('panel.condition.unfinished')}</p>}
      {source !== '' && source !== 'true' && (
        <code dir="ltr" className={styles.code}>
          {source}
        </code>
      )}
    </div>
  )

  function change(next: Rows): void {
    const written = writeCondition(next, (fact) => typeOf(fact) ?? 'string')
    // While a row is being filled in, what was kept stays: half a condition is another one.
    if (allRows(next).some((row) => !isComplete(row))) return setClicked({ rows: next, of: source })
    setClicked({ rows: next, of: written ?? '' })
    if ((written ?? '') !== source) onChange(written ?? undefined)
  }
}

/** Null where the text says more than rows can, or cannot be read. */
function readRows(source: string, facts: readonly KnownFact[]): Rows | null {
  if (source === '') return nothing
  const { ast } = checkCondition(source)
  return ast && readCondition(ast, (name) => facts.find((fact) => fact.name === name)?.type)
}
