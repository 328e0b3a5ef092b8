import type { BulkEdit } from '../../../contract/bulk.ts'
import type { OwnFieldEntity, OwnValue } from '../../../contract/fields.ts'
import { useOwnFields } from '../../fields/field-queries.ts'
import { OwnValueText } from '../../fields/OwnValueText.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { asOwnField, type BulkOf } from '../bulk.ts'
import { useChangeWords } from '../use-change-words.ts'

interface ChangeTextProps {
  edit: BulkEdit
  entity: OwnFieldEntity
  bulk: BulkOf<never>
}

/** What a bulk edit changed, and to what, where its request says that by itself: another record is only an id there. */
export function ChangeText({ edit, entity, bulk }: ChangeTextProps) {
  const say = useSay()
  const words = useChangeWords(entity, bulk)
  const owns = useOwnFields(entity)
  const sole = edit.undoes ? null : soleOf(edit.change)
  const usual = bulk.fields.find(({ key }) => key === sole?.key)
  const field = owns.find(({ key }) => `own.${key}` === sole?.key) ?? (usual && asOwnField(entity, usual))
  if (!sole || !field || usual?.input || usual?.edit) return words(edit)
  if (sole.value === null) return say('bulk.emptied', { field: words(edit) })
  return (
    <>
      {say('bulk.becomes', { field: words(edit) })}{' '}
      <bdi>
        <OwnValueText field={field} value={sole.value} />
      </bdi>
    </>
  )
}

/** The one field it is about, by the name the list has for it. */
function soleOf({ act, edit }: BulkEdit['change']): { key: string; value: OwnValue | null } | null {
  if (act !== 'edit') return null
  const { own = {}, ...facts } = edit as Record<string, OwnValue | null> & { own?: object }
  const all = [...Object.entries(facts), ...Object.entries(own).map(([key, value]) => [`own.${key}`, value])]
  const [only] = all as [string, OwnValue | null][]
  return only && all.length === 1 ? { key: only[0], value: only[1] } : null
}
