import type { Money } from '../../../contract/money.ts'
import type { Condition, Filter, FilterEntity } from '../../../contract/segments/filters.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Company, Deal, Person, Seeded } from './test-customers.ts'

export type Row = Company | Person | Deal

interface Knowing {
  reader: Actor
  now: number
  seeded: Seeded
}

/** Whether a filter means a row, worked out in plain JavaScript over the same rows: what the SQL is held against. */
export function plainly(entity: FilterEntity, filter: Filter, row: Row, knowing: Knowing): boolean {
  const parts = 'all' in filter ? filter.all : filter.any
  if (parts.length === 0) return true
  const one = (part: (typeof parts)[number]) =>
    'field' in part ? meets(entity, part, row, knowing) : plainly(entity, part, row, knowing)
  return 'all' in filter ? parts.every(one) : parts.some(one)
}

function meets(
  entity: FilterEntity,
  { field, operator, value }: Condition,
  row: Row,
  knowing: Knowing,
): boolean {
  const opposite = { is_not: 'is', none_of: 'any_of', not_in_last: 'in_last', empty: 'filled' }[
    operator as string
  ]
  if (opposite)
    return !meets(entity, { field, operator: opposite as Condition['operator'], value }, row, knowing)
  const is = valueOf(entity, field, row, knowing)
  if (typeof is === 'boolean') return is === value
  if (typeof is === 'number' && counts.has(field))
    return operator === 'at_least'
      ? is >= (value as number)
      : operator === 'at_most'
        ? is <= (value as number)
        : is === value
  if (Array.isArray(is))
    return operator === 'filled' ? is.length > 0 : is.some((one) => (value as string[]).includes(one))
  if (is instanceof Map) {
    const { amount, currency } = value as Money
    const sum = is.get(currency) ?? 0
    return operator === 'at_least' ? sum >= amount : sum <= amount
  }
  if (is === null || is === undefined) return false
  if (operator === 'filled') return true
  if (typeof is === 'object') {
    const { amount, currency } = value as Money
    const has = is as Money
    return (
      has.currency === currency && (operator === 'at_least' ? has.amount >= amount : has.amount <= amount)
    )
  }
  if (typeof is === 'number')
    return operator === 'at_least'
      ? is >= (value as number)
      : operator === 'at_most'
        ? is <= (value as number)
        : is === value
  const text = is as string
  switch (operator) {
    case 'contains':
      return form(text).includes(form(value as string))
    case 'starts_with':
      return form(text).startsWith(form(value as string))
    case 'is':
      return (value as string[]).map(form).includes(form(text))
    case 'any_of':
      return (value as string[])
        .flatMap((id) =>
          id === 'me' ? [knowing.reader.memberId] : id === 'my_team' ? [...knowing.reader.teammates] : [id],
        )
        .includes(text as never)
    default:
      return onDays(operator, value, text, knowing.now)
  }
}

const counts = new Set(['open_deals', 'won_deals', 'lost_deals', 'people'])
const form = (text: string) =>
  text.toLowerCase().replaceAll(/[łåń]/g, (letter) => ({ ł: 'l', å: 'a', ń: 'n' })[letter] as string)

/** The day in Oslo on which it was, compared as text. */
function onDays(operator: string, value: unknown, at: string, now: number): boolean {
  const oslo = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Oslo').toPlainDate()
  const day = (at.length === 10 ? Temporal.PlainDate.from(at) : oslo(Temporal.Instant.from(at))).toString()
  const today = oslo(Temporal.Instant.fromEpochMilliseconds(now))
  const edge = value === 'today' ? today.toString() : (value as string)
  if (operator === 'before') return day < edge
  if (operator === 'after') return day > edge
  if (operator === 'in_period') {
    const [from, to] = (
      {
        today: ['2026-06-17', '2026-06-17'],
        this_week: ['2026-06-15', '2026-06-21'],
        this_month: ['2026-06-01', '2026-06-30'],
        this_quarter: ['2026-04-01', '2026-06-30'],
        last_month: ['2026-05-01', '2026-05-31'],
        last_quarter: ['2026-01-01', '2026-03-31'],
        last_year: ['2025-01-01', '2025-12-31'],
      } as Record<string, [string, string]>
    )[value as string] as [string, string]
    return from <= day && day <= to
  }
  const { count, unit } = value as { count: number; unit: string }
  const span = { [`${unit}s`]: count }
  return operator === 'in_last'
    ? today.subtract(span).toString() < day && day <= today.toString()
    : today.toString() <= day && day < today.add(span).toString()
}

function valueOf(entity: FilterEntity, field: string, row: Row, knowing: Knowing): unknown {
  const { seeded, reader } = knowing
  const seen = seeded.rows.deal.filter(
    ({ owner_id }) => reader.rights['deals.see'] === 'all' || owner_id === reader.memberId,
  )
  const deals = seen.filter(({ company_id, people }) =>
    entity === 'company' ? company_id === row.id : people.includes(row.id as never),
  )
  const company =
    entity === 'company'
      ? (row as Company)
      : seeded.rows.company.find(({ id }) => id === (row as Person | Deal).company_id)
  const won = deals.filter(({ status }) => status === 'won')
  const open = deals.filter(({ status }) => status === 'open' || status === 'resting')
  const hasNext = (deal: Deal) => deal.next_contact_on !== null || deal.openTask
  const plain: Record<string, () => unknown> = {
    owner: () => row.owner_id,
    created: () => row.created_at,
    name: () => (row as Company).name,
    city: () => company?.city,
    size: () => sizeOf(company?.employees ?? null),
    revenue: () => (company?.revenue ? { amount: company.revenue, currency: company.currency } : null),
    people: () => seeded.rows.person.filter(({ company_id }) => company_id === row.id).length,
    company: () => company?.id,
    company_industry: () => company?.industry,
    company_country: () => company?.country,
    company_size: () => sizeOf(company?.employees ?? null),
    company_segment: () => segmentsOf(company ? [company] : []),
    open_deals: () => open.length,
    won_deals: () => won.length,
    lost_deals: () => deals.filter(({ status }) => status === 'lost').length,
    won_value: () =>
      won.reduce(
        (sum, one) => sum.set(one.currency, (sum.get(one.currency) ?? 0) + one.amount),
        new Map<string, number>(),
      ),
    last_won: () => latest(won.map(({ closed_at }) => closed_at as string)),
    last_activity: () =>
      latest(
        seeded.activities
          .filter((one) => [one.deal_id, one.company_id, one.person_id].includes(row.id))
          .map(({ at }) => at),
      ),
    next_step: () => (entity === 'deal' ? hasNext(row as Deal) : open.some(hasNext)),
    late: () =>
      (row as Deal).status === 'open' &&
      (row as Deal).deadline_at !== null &&
      ((row as Deal).deadline_at as string) < '2026',
    stage: () => (row as Deal).stage_key,
    deal_stage: () => open.map(({ stage_key }) => stage_key),
    amount: () => ({ amount: (row as Deal).amount, currency: (row as Deal).currency }),
    closed: () => (row as Deal).closed_at,
    expected_close: () => (row as Deal).expected_close_on,
    segment: () =>
      segmentsOf(
        entity === 'deal'
          ? [
              ...(company ? [company] : []),
              ...seeded.rows.person.filter(({ id }) => (row as Deal).people.includes(id)),
            ]
          : [row],
      ),
  }
  const known = plain[field]
  return known ? known() : row[field as keyof Row]

  function segmentsOf(records: readonly Row[]): string[] {
    return Object.entries(seeded.filters)
      .filter(([, segment]) =>
        records.some(
          (record) =>
            segment.entity === ('industry' in record ? 'company' : 'person') &&
            plainly(segment.entity, segment.filter, record, knowing),
        ),
      )
      .map(([id]) => id)
  }
}

const latest = (instants: string[]) => instants.toSorted().at(-1) ?? null

function sizeOf(employees: number | null): string | null {
  if (!employees) return null
  if (employees < 10) return 'micro'
  if (employees < 50) return 'small'
  return employees < 250 ? 'medium' : 'large'
}
