import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Filter, FilterEntity, FilterPart } from '../../../contract/segments/filters.ts'
import { playCast } from '../../../test/cast.ts'
import { databaseForFile } from '../../../test/database.ts'
import type { Actor } from '../../platform/actor.ts'
import { askedOnce } from '../asked-once.ts'
import type { Asking } from './asking.ts'
import { compileFilter } from './compile.ts'
import { askingFor } from './read-filter.ts'
import { seedCustomers } from './test-customers.ts'
import { plainly, type Row } from './test-plainly.ts'

/** Noon in Oslo, so that days ago are days ago on every clock. */
const now = Date.parse('2026-06-17T10:00:00Z')

const database = await databaseForFile()
const cast = await playCast(database.db)
const seeded = await seedCustomers(database.owner, cast, now)

const tables = {
  company: sql`companies c where true`,
  person: sql`people p where true`,
  deal: sql`deals d where true`,
} as const

type Tried = keyof typeof tables

async function meant(entity: Tried, filter: Filter, actor: Actor, way: Asking['way']): Promise<string[]> {
  return database.db.read(actor.workspaceId, async (tx) => {
    const asking = await askingFor(tx, filter, actor, way, now)
    const condition = compileFilter(entity, filter, asking, 'filter')
    const row: RawBuilder<unknown> = sql.ref({ company: 'c', person: 'p', deal: 'd' }[entity])
    const rows = await askedOnce<{ id: string }>(
      tx,
      sql`select ${row}.id from ${tables[entity]} and ${condition} order by 1`,
    )
    return rows.map(({ id }) => id)
  })
}

const oneOf = <T>(...some: T[]) => fc.constantFrom(...some)
const days = oneOf('2026-01-01', '2026-05-18', '2026-06-01', '2026-06-17', '2026-07-04', 'today')
const date = fc.oneof(
  fc.record({
    operator: oneOf('in_last', 'not_in_last', 'in_next'),
    value: fc.record({ count: fc.integer({ min: 1, max: 60 }), unit: oneOf('day', 'week', 'month') }),
  }),
  fc.record({
    operator: oneOf('in_period'),
    value: oneOf(
      'today',
      'this_week',
      'this_month',
      'this_quarter',
      'last_month',
      'last_quarter',
      'last_year',
    ),
  }),
  fc.record({ operator: oneOf('before', 'after'), value: days }),
)
const emptiness = fc.record({ operator: oneOf('filled', 'empty') })
const words = (...some: string[]) => fc.subarray(some, { minLength: 1 })
const choice = (...some: string[]) =>
  fc.oneof(fc.record({ operator: oneOf('any_of', 'none_of'), value: words(...some) }), emptiness)
const text = (...some: string[]) =>
  fc.oneof(
    fc.record({ operator: oneOf('contains', 'starts_with'), value: oneOf(...some) }),
    fc.record({ operator: oneOf('is', 'is_not'), value: words(...some) }),
    emptiness,
  )
const count = fc.record({
  operator: oneOf('at_least', 'at_most', 'is'),
  value: fc.integer({ min: 0, max: 4 }),
})
const money = (most: number) =>
  fc.record({
    operator: oneOf('at_least', 'at_most'),
    value: fc.record({ amount: fc.integer({ min: 0, max: most }), currency: oneOf('NOK', 'EUR') }),
  })
const yesNo = fc.record({ operator: oneOf('is'), value: fc.boolean() })
const colleague = () =>
  fc.oneof(
    fc.record({
      operator: oneOf('any_of', 'none_of'),
      value: fc.subarray(['me', 'my_team', cast.per.memberId, cast.ola.memberId], { minLength: 1 }),
    }),
    emptiness,
  )

const asked = (field: string, condition: fc.Arbitrary<object>) =>
  condition.map((rest) => ({ field, ...rest }) as FilterPart)

const deals = () => [
  asked('open_deals', count),
  asked('won_deals', count),
  asked('lost_deals', count),
  asked('won_value', money(4_000)),
  asked('last_won', fc.oneof(date, emptiness)),
  asked('next_step', yesNo),
  asked('last_activity', fc.oneof(date, emptiness)),
]

const conditions: Record<Tried, () => fc.Arbitrary<FilterPart>[]> = {
  company: () => [
    asked('name', text('lys', 'LÅMPE', 'Nord', '100%', 'i_e')),
    asked('industry', choice('Retail', 'Energy', 'Food')),
    asked('country', choice('NO', 'PL', 'IR')),
    asked('city', text('oslo', 'Gdańsk', 'gd')),
    asked('size', choice('micro', 'small', 'medium', 'large')),
    asked(
      'employees',
      fc.oneof(
        fc.record({ operator: oneOf('at_least', 'at_most', 'is'), value: oneOf(0, 9, 10, 49.5, 250) }),
        emptiness,
      ),
    ),
    asked('revenue', fc.oneof(money(1_000), emptiness)),
    asked('owner', colleague()),
    asked('created', fc.oneof(date, emptiness)),
    asked('people', count),
    asked('deal_stage', choice('first_talk', 'pricing')),
    asked(
      'segment',
      fc.record({ operator: oneOf('any_of', 'none_of'), value: fc.constant([seeded.segments.retail]) }),
    ),
    ...deals(),
  ],
  person: () => [
    asked('name', text('berg', 'Ł', 'kari')),
    asked('job_title', text('chief', 'Buyer')),
    asked('company_industry', choice('Retail', 'Energy')),
    asked('company_size', choice('micro', 'large')),
    asked('owner', colleague()),
    asked('company', emptiness),
    asked(
      'company_segment',
      fc.record({ operator: oneOf('any_of', 'none_of'), value: fc.constant([seeded.segments.retail]) }),
    ),
    ...deals(),
  ],
  deal: () => [
    asked('title', text('lys', 'Lamper')),
    asked('status', choice('open', 'resting', 'won', 'lost')),
    asked('stage', choice('first_talk', 'pricing')),
    asked('amount', money(3_000)),
    asked('source', choice('referral', 'event')),
    asked('owner', colleague()),
    asked('created', date),
    asked('closed', fc.oneof(date, emptiness)),
    asked('expected_close', fc.oneof(date, emptiness)),
    asked('next_step', yesNo),
    asked('late', yesNo),
    asked('last_activity', fc.oneof(date, emptiness)),
    asked('company_country', choice('NO', 'PL')),
    asked(
      'segment',
      fc.record({
        operator: oneOf('any_of', 'none_of'),
        value: fc.subarray([seeded.segments.retail, seeded.segments.buyers], { minLength: 1 }),
      }),
    ),
  ],
}

function filters(entity: Tried): fc.Arbitrary<Filter> {
  const condition = fc.oneof(...conditions[entity]())
  const group = (part: fc.Arbitrary<FilterPart>, most: number) =>
    fc.oneof(
      fc.record({ all: fc.array(part, { maxLength: most }) }),
      fc.record({ any: fc.array(part, { maxLength: most }) }),
    ) as fc.Arbitrary<Filter>
  return group(fc.oneof(condition, group(condition, 3)), 3)
}

test.each(['company', 'person', 'deal'] as const)(
  'what a filter of a %s means in SQL is what it says, for one record as for all, whoever asks',
  async (entity) => {
    const readers = [cast.kari, cast.ola]
    await fc.assert(
      fc.asyncProperty(filters(entity), oneOf(0, 1), async (filter, who) => {
        const reader = readers[who] as Actor
        const rows: Row[] = seeded.rows[entity]
        const said = rows
          .filter((row) => plainly(entity as FilterEntity, filter, row, { reader, now, seeded }))
          .map(({ id }) => id)
          .toSorted()
        expect(await meant(entity, filter, reader, 'each')).toEqual(said)
        expect(await meant(entity, filter, reader, 'all')).toEqual(said)
      }),
      { numRuns: 120, seed: 7 },
    )
  },
)
