import type { ReactNode } from 'react'
import type { BulkReason, StartBulkEdit } from '../../contract/bulk.ts'
import type { OwnField, OwnFieldEntity, OwnFieldType, OwnValue } from '../../contract/fields.ts'

/**
 * Selection  the rows a bulk edit is about: some that are shown, or all that the list's filter means.
 * Field      a fact that can be the same on many records.
 * Act        another change than one of a field, with a form of its own.
 * Draft      what is to happen, as a request takes it and as people read it.
 */
export interface BulkOf<Row> {
  /** What the box of a row is called, and the one above them all. */
  rowLabel: (row: Row) => string
  allLabel: string
  /** The company's own fields come on top. */
  fields: readonly BulkField[]
  acts?: readonly BulkAct<Row>[]
  /** Other things to do with rows that are chosen one by one. */
  more?: (rows: readonly Row[]) => ReactNode
  /** What the list knows better than the general words of a refusal. */
  why?: (reason: Pick<BulkReason, 'code' | 'details'>) => string | undefined
}

export interface BulkField {
  /** Its name in the request. */
  key: string
  label: string
  type: OwnFieldType
  /** Of a `choice`. */
  choices?: readonly { value: string; label: string }[]
  /** How a request says it; `{ [key]: value }` unless said. */
  edit?: (value: OwnValue | null) => object
  /** Records to choose from, where the value is the id of one. */
  input?: (given: { value: Named | null; onChange: (value: Named | null) => void }) => ReactNode
}

export interface Named {
  id: string | null
  name: string
}

export interface BulkAct<Row> {
  key: StartBulkEdit['change']['act']
  label: string
  /** Says the draft, or null while something is missing. */
  form: (given: BulkForm<Row>) => ReactNode
}

export interface BulkForm<Row> {
  rows: readonly Row[]
  onDraft: (draft: Draft | null) => void
}

export interface Draft {
  change: object
  /** As in "Industry becomes Solar". */
  words: ReactNode
}

/** The field as own fields are filled in and read, so that both share their inputs. */
export function asOwnField(entity: OwnFieldEntity, { key, label, type, choices = [] }: BulkField): OwnField {
  return {
    id: key as OwnField['id'],
    entity,
    key,
    label,
    type,
    choices: choices.map(({ value, label: name }) => ({ key: value, label: name, retired: false })),
    currency: null,
    unit: null,
    help: null,
    group: null,
    position: 0,
    searchable: false,
    asked: false,
    retiredAt: null,
    version: 1,
  }
}
