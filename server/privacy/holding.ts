/**
 * A *holding* says where a table keeps personal data, and what becomes of it when somebody is erased.
 * - *words*: columns in which somebody may stand written: names, addresses, notes, documents, answers
 * - *codes*: columns of fixed words and of what is the company's own: states, keys, currencies, colleagues
 * - *his rows*: those that one of his ids stands in, by `of`; all their words go
 * - *mentions*: words in other rows in which he is named by mailbox, telephone or, close to him, by his full name
 */
export interface Holding {
  table: string
  /** What a reader of the preview knows it by. */
  called: Called
  words: readonly string[]
  codes?: readonly string[]
  /** Columns by which a row is his, and whose id stands there. `any`: whichever of his. */
  of?: Readonly<Record<string, Kind | 'any'>>
  /** Rows of this table are themselves something by which others are his. */
  is?: Kind
  /** Columns by which a row is close to him: there his full name counts as a mention. */
  near?: Readonly<Record<string, 'deal' | 'company' | 'any'>>
  /** His full name counts wherever it stands in this table. */
  named?: true
  /** What becomes of his rows. `cleared`: the words go, the row stays for the company's figures. */
  fate: 'deleted' | 'cleared'
  /** What a column becomes instead of null (or – where it must not be empty), as SQL. */
  blanks?: Readonly<Record<string, string>>
  /** What else happens to his rows that stay, as SQL. */
  also?: string
}

/** Whose ids lead from one table to another. `deal`: one on which nobody else is. */
export type Kind = 'person' | 'lead' | 'deal' | 'task' | 'activity' | 'file' | 'talk'

export type Called =
  | 'record'
  | 'leads'
  | 'consents'
  | 'deals'
  | 'tasks'
  | 'activities'
  | 'files'
  | 'history'
  | 'answers'
  | 'messages'
  | 'imports'
  | 'notices'
  | 'duplicates'
  | 'other'
