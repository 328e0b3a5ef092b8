import type { ImportInFull } from '../../contract/imports/imports.ts'
import { useSay } from '../platform/i18n.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { FileUnderstood } from './FileUnderstood.tsx'
import styles from './import.module.css'
import { MappingSettings } from './MappingSettings.tsx'
import type { Draft } from './mapping-draft.ts'

export interface StepProps {
  one: ImportInFull
  draft: Draft
  onChange: (draft: Draft) => void
}

/** What each column is. */
export function ColumnsStep({ one, draft, onChange }: StepProps) {
  const say = useSay()
  return (
    <>
      <FileUnderstood one={one} />
      <p className="quiet">{say('import.columns.lead')}</p>
      <MappingSettings one={one} draft={draft} onChange={onChange} />
      <ul className={styles.columns}>
        {one.profile.columns.map((column) => (
          <ColumnChoice key={column.name} column={column} draft={draft} onChange={onChange} />
        ))}
      </ul>
    </>
  )
}
