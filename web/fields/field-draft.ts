import type { NewOwnFieldChoice, OwnField, OwnFieldType } from '../../contract/fields.ts'
import { type Language, languages, type Text } from '../../contract/text.ts'

/** A text in each language as it is being written; empty where it is not. */
export type Written = Partial<Record<Language, string>>

/** A field as its form has it. */
export interface FieldDraft {
  label: Written
  type: OwnFieldType
  choices: { key?: string | undefined; label: Written; retired: boolean }[]
  unit: Written
  help: Written
  group: Written
  /** `` for any. */
  currency: string
  searchable: boolean
  asked: boolean
}

export const emptyDraft: FieldDraft = {
  label: {},
  type: 'text',
  choices: [],
  unit: {},
  help: {},
  group: {},
  currency: '',
  searchable: false,
  asked: false,
}

/** @param main the company's language: a plain text is in it */
export function draftOf(field: OwnField, main: Language): FieldDraft {
  const written = (text: Text | null) => writtenFrom(text, main)
  return {
    label: written(field.label),
    type: field.type,
    choices: field.choices.map(({ key, label, retired }) => ({ key, label: written(label), retired })),
    unit: written(field.unit),
    help: written(field.help),
    group: written(field.group),
    currency: field.currency ?? '',
    searchable: field.searchable,
    asked: field.asked,
  }
}

/** What is sent of a draft: choices without a name are left out, and what its type has no use for. */
export function partsOf(draft: FieldDraft, main: Language) {
  const isChoice = hasChoices(draft.type)
  const text = (written: Written) => textFrom(written, main)
  const choices = draft.choices.flatMap(({ key, label, retired }): NewOwnFieldChoice[] => {
    const said = text(label)
    return said === null ? [] : [{ ...(key && { key }), label: said, retired }]
  })
  return {
    label: text(draft.label) ?? '',
    ...(isChoice && { choices }),
    currency: draft.type === 'money' && draft.currency ? draft.currency : null,
    unit: draft.type === 'number' ? text(draft.unit) : null,
    help: text(draft.help),
    group: text(draft.group),
    searchable: draft.searchable && isText(draft.type),
    asked: draft.asked,
  }
}

export const hasChoices = (type: OwnFieldType) => type === 'choice' || type === 'choices'
/** Only what is written in words can be searched for. */
export const isText = (type: OwnFieldType) => type === 'text' || type === 'link'

/** @param main the company's language: a plain text is in it */
export function writtenFrom(text: Text | null, main: Language): Written {
  if (text === null) return {}
  return typeof text === 'string' ? { [main]: text } : text
}

/** A plain text where it is written in the company's language alone; null where nowhere. */
export function textFrom(written: Written, main: Language): Text | null {
  const said = languages.flatMap((language) => {
    const text = written[language]?.trim()
    return text ? [[language, text] as const] : []
  })
  const [first] = said
  if (!first) return null
  return said.length === 1 && first[0] === main ? first[1] : Object.fromEntries(said)
}
