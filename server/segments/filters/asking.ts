import type { RawBuilder } from 'kysely'
import type { SegmentId } from '../../../contract/ids.ts'
import type { Filter, FilterType } from '../../../contract/segments/filters.ts'
import type { SegmentEntity } from '../../../contract/segments/segments.ts'
import type { OwnFieldKind } from '../../fields/known-own-fields.ts'
import type { Actor } from '../../platform/actor.ts'

/**
 * Asking   who asks a filter, when and to what end. What he may not see does not count, also inside a condition.
 * Way      `each`: a few records are tried one by one, as for a page or for one customer: what belongs to each is looked
 *          up beside it. `all`: every record is, as for a count: what belongs to them is added up once beforehand.
 * Field    how a field is asked in SQL of the record's row, which has a fixed name (`c`, `p`, `d`, `r`).
 */
export interface Asking {
  readonly actor: Actor
  /** Days begin and end by the company's clock, whoever reads. */
  readonly timeZone: string
  readonly today: Temporal.PlainDate
  readonly way: 'each' | 'all'
  readonly segments: ReadonlyMap<string, KnownSegment>
  readonly ownFields: readonly OwnFieldKind[]
}

export interface KnownSegment {
  id: SegmentId
  key: string
  entity: SegmentEntity
  name: string
  filter: Filter
  shared: boolean
}

/** What a condition says of one value. `currency` stands beside an amount. */
export type Test = (value: RawBuilder<unknown>, currency?: RawBuilder<unknown>) => RawBuilder<boolean>

export type FieldInSql =
  /** It stands in the row itself. `like`: the index that finds a part of it. */
  | {
      readonly value: RawBuilder<unknown>
      readonly currency?: RawBuilder<unknown>
      readonly like?: (pattern: RawBuilder<string>) => RawBuilder<boolean>
      /** A day, not an instant. */
      readonly days?: true
    }
  /** It stands in a row beside it: `from … where …`, to which the test is added. */
  | {
      readonly beside: (asking: Asking) => RawBuilder<unknown>
      readonly value: RawBuilder<unknown>
      readonly days?: true
    }
  /** Each of its choices is something the row itself, or one beside it, says: what the planner can estimate. */
  | {
      readonly choices: Readonly<Record<string, RawBuilder<boolean>>>
      readonly beside?: (asking: Asking) => RawBuilder<unknown>
    }
  /** It is made of many rows beside it. */
  | { readonly many: Many }
  | { readonly holds: (asking: Asking) => RawBuilder<boolean> }
  /** Which records of the row are looked for in the segment. */
  | {
      readonly inSegment: Partial<
        Record<SegmentEntity, (member: RawBuilder<boolean>, asking: Asking) => RawBuilder<boolean>>
      >
    }

/** Rows that belong to records: counted, added up, or looked at for their latest. */
export interface Many {
  /** `from … where …` for those of all records. */
  readonly from: (asking: Asking) => RawBuilder<unknown>
  /** Whose each row is, and the record that is asked about. */
  readonly of: RawBuilder<unknown>
  readonly record: RawBuilder<unknown>
  readonly amount?: RawBuilder<unknown>
  readonly currency?: RawBuilder<unknown>
  readonly latest?: RawBuilder<unknown>
}

export interface FieldOf {
  type: FilterType
  inSql: FieldInSql
}

/** The fields of a kind of record, by their names. */
export type EntityFields = Readonly<Record<string, FieldInSql>>
