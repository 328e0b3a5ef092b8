import type { CompanyId, DealId, MemberId, PersonId, SegmentId, TaskId } from '../../../contract/ids.ts'
import type { Filter } from '../../../contract/segments/filters.ts'
import type { Actor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'

/** What the test knows of its records, beside the database: plain rows, to be asked in plain words. */
export interface Company {
  id: CompanyId
  name: string
  industry: string | null
  country: string | null
  city: string | null
  employees: number | null
  revenue: number | null
  currency: string | null
  owner_id: MemberId | null
  created_at: string
}
export interface Person {
  id: PersonId
  name: string
  job_title: string | null
  company_id: CompanyId | null
  owner_id: MemberId | null
  created_at: string
}
export interface Deal {
  id: DealId
  title: string
  status: 'open' | 'resting' | 'won' | 'lost'
  stage_key: string
  amount: number
  currency: string
  source: string | null
  owner_id: MemberId | null
  company_id: CompanyId | null
  people: PersonId[]
  created_at: string
  closed_at: string | null
  expected_close_on: string | null
  next_contact_on: string | null
  deadline_at: string | null
  openTask: boolean
}
export interface Seeded {
  rows: { company: Company[]; person: Person[]; deal: Deal[] }
  activities: { at: string; deal_id?: string; company_id?: string; person_id?: string }[]
  segments: { retail: SegmentId; buyers: SegmentId }
  filters: Record<string, { entity: 'company' | 'person'; filter: Filter }>
}

/** The database's owner, and who plays in it. */
interface Owner {
  query(text: string, values: unknown[]): Promise<unknown>
}
interface Players {
  kari: Actor
  ola: Actor
  per: Actor
  processId: string
  versionId: string
}

const day = 86_400_000

/** Some of everything, empty fields and borders of days among it; the same each time. */
export async function seedCustomers(owner: Owner, cast: Players, now: number): Promise<Seeded> {
  let state = 11
  const number = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const one = <T>(...some: T[]) => some[number(some.length)] as T
  const ago = (days: number) => new Date(now - days * day).toISOString()
  const dayAgo = (days: number) => ago(days).slice(0, 10)
  const members = [cast.kari.memberId, cast.ola.memberId, cast.per.memberId, null]

  const company: Company[] = Array.from({ length: 36 }, (_, n) => ({
    id: newId<CompanyId>(),
    name: `${one('Nordlys', 'Łódź lampe', '100% Lys', 'Fi_ell', 'Lampehuset')} ${n}`,
    industry: one('Retail', 'Energy', 'Food', null),
    country: one('NO', 'PL', null),
    city: one('Oslo', 'Gdańsk', null),
    employees: one(0, 4, 9, 10, 49, 50, 249, 250, null),
    revenue: one(null, 500, 900),
    currency: one('NOK', 'EUR'),
    owner_id: one(...members),
    // The first instant of a day in Oslo, and the last of the day before.
    created_at: one('2026-05-31T22:00:00.000Z', '2026-05-31T21:59:59.000Z', ago(number(400))),
  }))
  const person: Person[] = Array.from({ length: 30 }, (_, n) => ({
    id: newId<PersonId>(),
    name: `${one('Kari Berg', 'Łukasz Nowak', 'Sara Rad')} ${n}`,
    job_title: one('Chief buyer', 'Buyer', null),
    company_id: one(company[number(36)]?.id ?? null, null),
    owner_id: one(...members),
    created_at: ago(number(90)),
  }))
  const deal: Deal[] = Array.from({ length: 90 }, (_, n) => {
    const status = one('open', 'open', 'resting', 'won', 'won', 'lost') as Deal['status']
    const closed = status === 'won' || status === 'lost'
    return {
      id: newId<DealId>(),
      title: `${one('Lamper', 'Nordlys')} ${n}`,
      status,
      stage_key: one('first_talk', 'pricing', 'negotiating'),
      amount: number(30) * 100,
      currency: one('NOK', 'EUR'),
      source: one('referral', 'event', null),
      owner_id: one(...members),
      company_id: one(company[number(20)]?.id ?? null, company[number(20)]?.id ?? null, null),
      people: n % 3 === 0 ? [person[number(15)]?.id as PersonId] : [],
      created_at: ago(number(200)),
      closed_at: closed ? ago(number(120)) : null,
      expected_close_on: one(null, dayAgo(number(40) - 20)),
      next_contact_on: one(null, null, dayAgo(0)),
      deadline_at: one(null, '2020-01-01T00:00:00Z', '2200-01-01T00:00:00Z'),
      openTask: n % 4 === 0,
    }
  })
  const activities = Array.from({ length: 40 }, () => ({
    at: ago(number(70)),
    ...one<object>(
      { deal_id: deal[number(90)]?.id },
      { company_id: company[number(36)]?.id },
      { person_id: person[number(30)]?.id },
      { deal_id: deal[number(90)]?.id, company_id: company[number(36)]?.id },
    ),
  }))
  const retail = newId<SegmentId>()
  const buyers = newId<SegmentId>()
  const filters: Seeded['filters'] = {
    [retail]: {
      entity: 'company',
      filter: { any: [{ field: 'industry', operator: 'any_of', value: ['Retail'] }, wonTwice] },
    },
    [buyers]: {
      entity: 'person',
      filter: { all: [{ field: 'job_title', operator: 'contains', value: 'buyer' }] },
    },
  }

  const workspace = cast.kari.workspaceId
  const insert = (table: string, shape: string, rows: object[], more = '', values = '') => {
    const names = shape.split(',').map((column) => column.trim().split(' ')[0])
    return owner.query(
      `insert into ${table} (workspace_id, ${names.join(', ')}${more})
       select $1, ${names.map((name) => `r.${name}`).join(', ')}${values} from jsonb_to_recordset($2) as r (${shape})`,
      [workspace, JSON.stringify(rows)],
    )
  }
  await insert(
    'companies',
    'id uuid, name text, industry text, country text, city text, employees int, revenue bigint, currency text, owner_id uuid, created_at timestamptz',
    company,
  )
  await insert(
    'people',
    'id uuid, name text, job_title text, company_id uuid, owner_id uuid, created_at timestamptz',
    person,
  )
  await insert(
    'deals',
    'id uuid, number int, title text, status text, stage_key text, amount bigint, currency text, source text, owner_id uuid, company_id uuid, created_at timestamptz, entered_at timestamptz, closed_at timestamptz, expected_close_on date, next_contact_on date, deadline_at timestamptz',
    deal.map((row, n) => ({ ...row, number: n + 1, entered_at: row.created_at })),
    ', process_id, process_version_id',
    `, '${cast.processId}'::uuid, '${cast.versionId}'::uuid`,
  )
  await insert(
    'deal_people',
    'deal_id uuid, person_id uuid',
    deal.flatMap(({ id, people }) => people.map((person_id) => ({ deal_id: id, person_id }))),
  )
  await insert(
    'tasks',
    'id uuid, deal_id uuid, state text',
    deal.map(({ id, openTask }) => ({ id: newId<TaskId>(), deal_id: id, state: openTask ? 'open' : 'done' })),
    ', visit_seq, stage_key, name, kind, mandatory, position, created_at',
    `, 1, 'first_talk', '"Call"', 'call', false, 0, now()`,
  )
  await insert(
    'activities',
    'id uuid, deal_id uuid, company_id uuid, person_id uuid, at timestamptz',
    activities.map((row) => ({ ...row, id: newId<string>() })),
    ', kind, created_at',
    `, 'call', now()`,
  )
  await insert(
    'segments',
    'id uuid, key text, entity text, name text, filter jsonb, shared boolean, owner_id uuid, created_at timestamptz',
    Object.entries(filters).map(([id, { entity, filter }], n) => ({
      ...{ id, key: `s${n}`, entity, name: `Segment ${n}`, filter, shared: true },
      ...{ owner_id: cast.kari.memberId, created_at: ago(0) },
    })),
  )
  return { rows: { company, person, deal }, activities, segments: { retail, buyers }, filters }
}

const wonTwice = { field: 'won_deals', operator: 'at_least', value: 2 } as const
