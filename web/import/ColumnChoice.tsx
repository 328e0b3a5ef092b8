import { NativeSelect } from '@mantine/core'
import { type DateOrder, type DecimalMark, dateOrders } from '../../contract/imports/mapping.ts'
import { type ColumnProfile } from '../../contract/imports/profile.ts'
import { textIn } from '../../contract/text.ts'
import { useAllOwnFields } from '../fields/field-queries.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import styles from './import.module.css'
import { targetWord } from './import-words.ts'
import {
  type Draft,
  entityOf,
  styleOf,
  type Target,
  targetOf,
  targetsOf,
  withStyle,
  withTarget,
} from './mapping-draft.ts'

interface ColumnChoiceProps {
  column: ColumnProfile
  draft: Draft
  onChange: (draft: Draft) => void
}

/** One column: a few of its values, what it becomes, and how its dates or numbers are written. */
export function ColumnChoice({ column, draft, onChange }: ColumnChoiceProps) {
  const say = useSay()
  const { name, samples, blanks } = column
  const target = targetOf(draft, name)
  const { fields, relations } = targetsOf(draft)
  const { language } = useReader()
  const rows = useAllOwnFields().data?.rows ?? []
  const own = rows.filter(({ entity, retiredAt }) => entity === entityOf(draft) && retiredAt === null)
  const options = (kind: 'field' | 'relation', names: readonly string[]) =>
    names.map((one) => ({ value: `${kind}.${one}`, label: targetWord(say, `${kind}.${one}`) }))
  return (
    <li className={styles.column} data-skipped={target === '' || undefined}>
      <div className={styles.what}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.samples}>
          {samples.map((sample) => (
            <bdi key={sample}>{sample}</bdi>
          ))}
          {blanks > 0 && <i>{say('import.columns.blanks', { count: blanks })}</i>}
        </span>
      </div>
      <NativeSelect
        aria-label={say('import.columns.becomes_of', { column: name })}
        value={target}
        onChange={(event) => onChange(withTarget(draft, name, event.currentTarget.value as Target))}
        data={[
          { value: '', label: say('import.columns.skip') },
          { group: say('import.columns.fields'), items: options('field', fields) },
          ...(own.length > 0
            ? [
                {
                  group: say('own_fields.import'),
                  items: own.map(({ key, label }) => ({
                    value: `field.own.${key}`,
                    label: textIn(label, language),
                  })),
                },
              ]
            : []),
          ...(relations.length > 0
            ? [{ group: say('import.columns.relations'), items: options('relation', relations) }]
            : []),
        ]}
      />
      <div className={styles.style}>
        {target !== '' && column.dates && (
          <NativeSelect
            aria-label={say('import.columns.dates_of', { column: name })}
            value={styleOf(draft, name).dates}
            onChange={(event) =>
              onChange(withStyle(draft, name, { dates: event.currentTarget.value as DateOrder }))
            }
            data={dateOrders.map((value) => ({ value, label: say(`import.dates.${value}`) }))}
            {...(column.dates.ambiguous && { error: say('import.columns.ambiguous') })}
          />
        )}
        {target !== '' && column.decimals && hasFractions(column) && (
          <NativeSelect
            aria-label={say('import.columns.decimals_of', { column: name })}
            value={styleOf(draft, name).decimals}
            onChange={(event) =>
              onChange(withStyle(draft, name, { decimals: event.currentTarget.value as DecimalMark }))
            }
            data={[
              { value: '.', label: say('import.decimals.point') },
              { value: ',', label: say('import.decimals.comma') },
            ]}
          />
        )}
      </div>
    </li>
  )
}

const hasFractions = ({ samples }: ColumnProfile) => samples.some((sample) => /[.,]/.test(sample))
