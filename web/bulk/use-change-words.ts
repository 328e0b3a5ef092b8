import type { BulkEdit } from '../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useOwnFields } from '../fields/field-queries.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import type { BulkOf } from './bulk.ts'

/** What a bulk edit changes, in a word or two: its fields, or what the list calls the act. */
export function useChangeWords(entity: OwnFieldEntity, bulk: BulkOf<never>): (edit: BulkEdit) => string {
  const say = useSay()
  const { language } = useReader()
  const owns = useOwnFields(entity)
  return ({ change, undoes }) => {
    const what = change.act === 'edit' ? fieldsOf(change.edit as Record<string, unknown>) : actOf(change.act)
    return undoes ? say('bulk.undo_of', { what }) : what
  }

  function fieldsOf({ own, ...facts }: Record<string, unknown>): string {
    const usual = Object.keys(facts).flatMap(
      (key) => bulk.fields.find((field) => field.key === key)?.label ?? [],
    )
    const added = Object.keys((own ?? {}) as object).map((key) => {
      const field = owns.find((one) => one.key === key)
      return field ? textIn(field.label, language) : key
    })
    return [...usual, ...added].join(' · ') || say('bulk.edit.title')
  }

  function actOf(act: string): string {
    return bulk.acts?.find(({ key }) => key === act)?.label.replace('…', '') ?? say('bulk.edit.title')
  }
}
