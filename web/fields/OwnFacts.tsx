import type { OwnEdit, OwnField, OwnFieldEntity, OwnValue, OwnValues } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useReader } from '../platform/reader/reader.ts'
import { Facts } from '../ui/values/Fact.tsx'
import { useOwnFields } from './field-queries.ts'
import { OwnFact } from './OwnFact.tsx'
import styles from './OwnFacts.module.css'

interface OwnFactsProps {
  entity: OwnFieldEntity
  own: OwnValues
  may: true | string
  /** `{ region: 'north' }` as it is and as it was, so that it can be taken back. Rejects with what was refused. */
  onSave: (edit: OwnEdit, before: OwnEdit) => Promise<unknown>
}

/** What the company's own fields say of a record, under their headings; nothing at all where there are none. */
export function OwnFacts({ entity, own, may, onSave }: OwnFactsProps) {
  const { language } = useReader()
  const groups = Map.groupBy(useOwnFields(entity), ({ group }) => (group ? textIn(group, language) : ''))
  // Those without a heading follow on what every company knows of a record.
  const ordered = [...groups].toSorted(([one], [other]) => Number(one !== '') - Number(other !== ''))
  return ordered.map(([group, fields]) => (
    <div key={group}>
      {group && <h3 className={styles.group}>{group}</h3>}
      <Facts>
        {fields.map((field) => (
          <OwnFact
            key={field.id}
            field={field}
            value={valueIn(own, field)}
            may={may}
            onSave={(value) => onSave({ [field.key]: value }, { [field.key]: valueIn(own, field) })}
          />
        ))}
      </Facts>
    </div>
  ))
}

export const valueIn = (own: OwnValues, { key }: Pick<OwnField, 'key'>): OwnValue | null => own[key] ?? null
