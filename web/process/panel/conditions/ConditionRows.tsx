import { NativeSelect } from '@mantine/core'
import { useSay } from '../../../platform/i18n.tsx'
import styles from './ConditionField.module.css'
import { ConditionRow } from './ConditionRow.tsx'
import type { KnownFact } from './facts-of.ts'
import { isRows, type Row, type Rows } from './rows.ts'

interface ConditionRowsProps {
  rows: Rows
  facts: readonly KnownFact[]
  onChange: (rows: Rows) => void
  /** Given for the outermost rows: turns them into the text they stand for. */
  onText?: () => void
}

/** Rows under each other and whether all of them must hold; a row may be a group of its own. */
export function ConditionRows({ rows, facts, onChange, onText }: ConditionRowsProps) {
  const say = useSay()
  const inner = onText === undefined
  const put = (at: number, part: Row | Rows | null) => {
    const parts = rows.parts.flatMap((one, place) => (place === at ? (part ? [part] : []) : [one]))
    onChange({ ...rows, parts })
  }
  return (
    <div className={styles.rows} data-inner={inner || undefined}>
      {rows.parts.length > 1 && (
        <NativeSelect
          className={styles.how}
          aria-label={say('panel.condition.how')}
          value={rows.of}
          onChange={(event) => onChange({ ...rows, of: event.currentTarget.value as Rows['of'] })}
          data={(['all', 'any'] as const).map((of) => ({ value: of, label: say(`panel.condition.${of}`) }))}
        />
      )}
      {rows.parts.map((part, at) =>
        isRows(part) ? (
          // Rows have no name of their own: their place is who they are.
          // oxlint-disable-next-line react/no-array-index-key
          <ConditionRows key={at} rows={part} facts={facts} onChange={(next) => put(at, filled(next))} />
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <ConditionRow key={at} row={part} facts={facts} onChange={(next) => put(at, next)} />
        ),
      )}
      <div className={styles.acts}>
        <Act
          label={say('panel.condition.add')}
          onClick={() => onChange({ ...rows, parts: [...rows.parts, fresh] })}
        />
        {!inner && rows.parts.length > 0 && (
          <Act label={say('panel.condition.add_group')} onClick={addGroup} />
        )}
        {onText && (
          <button type="button" className={`${styles.act} ${styles.last}`} onClick={onText}>
            {say('panel.condition.as_text')}
          </button>
        )}
      </div>
    </div>
  )

  function addGroup(): void {
    const group: Rows = { of: rows.of === 'all' ? 'any' : 'all', parts: [fresh, fresh] }
    onChange({ ...rows, parts: [...rows.parts, group] })
  }
}

function Act({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.act} onClick={onClick}>
      {label}
    </button>
  )
}

const fresh: Row = { fact: '', operator: 'is', value: null }
const filled = (rows: Rows) => (rows.parts.length === 0 ? null : rows)
