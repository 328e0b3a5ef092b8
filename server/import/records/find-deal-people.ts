import { sql } from 'kysely'
import type { PersonId } from '../../../contract/ids.ts'
import type { DealsMapping } from '../../../contract/imports/mapping.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import type { Gathered } from '../../deals/moving/gate-state.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { plainForm } from '../mapping/similar-values.ts'
import { latinDigits } from '../reading/latin-digits.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'
import type { Linked } from './link-rows.ts'

/** Whom a row names as the person of its deal. */
export interface DealPerson {
  id: PersonId
  /** Of one whom only the file knows. Rows that mean the same person share it. */
  fresh: FreshPerson | null
  /** Whether the deal, which was there before, has him already. */
  isOn: boolean
}

export interface FreshPerson {
  id: PersonId
  name: string
  email: string | null
  phone: string | null
  /** The company by its id, or by its name where that is still to be created. */
  at: string
}

type Step = 'mail' | 'phone' | 'name'
interface Match {
  place: number
  id: PersonId
  by: Step
  named: boolean
  atCompany: boolean
}
interface Asked {
  name: string | undefined
  email: string | undefined
  phone: string | undefined
}

/**
 * Finds the person of each row by mail, then by telephone (with the name, where there is one: a switchboard has many), then
 * by name at the deal's company. Whom nobody knows goes by the mapping's rule, and rows of a batch find whom a row before
 * them brought.
 * @param companies of the deals that are there already, by place
 */
export async function findDealPeople(
  tx: Tx,
  actor: Actor,
  run: Run<DealsMapping>,
  reads: readonly RowRead[],
  linked: readonly Linked[],
  companies: readonly (string | null)[],
): Promise<(DealPerson | null)[]> {
  const asked = reads.map(askedIn)
  if (asked.every((one) => one === null)) return asked.map(() => null)
  const companyOf = (place: number) => linked[place]?.ids.company_id ?? companies[place] ?? null
  const named = (place: number) => linked[place]?.create.company_id
  const found = Map.groupBy(
    await matches(
      tx,
      actor,
      asked.flatMap((one, place) =>
        one
          ? [{ ...one, place, company: companyOf(place), anywhere: !companyOf(place) && !named(place) }]
          : [],
      ),
    ),
    ({ place }) => place,
  )
  const fresh = new FreshPeople()
  return asked.map((one, place): DealPerson | null => {
    if (!one) return null
    const at = companyOf(place) ?? plainForm(named(place) ?? '')
    for (const step of ['mail', 'phone', 'name'] as const) {
      const id = only(
        (found.get(place) ?? []).filter(({ by }) => by === step),
        step,
        one,
      )
      if (id === 'several') return unclear(run, linked[place] as Linked, one, 'ambiguous_name')
      if (id) return { id, fresh: null, isOn: false }
      const known = fresh.find(step, one, at)
      if (known === 'several') return unclear(run, linked[place] as Linked, one, 'ambiguous_name')
      if (known) return { id: known.id, fresh: known, isOn: false }
    }
    const name = one.name ?? one.email
    if (run.mapping.relations.person?.missing !== 'create' || name === undefined)
      return unclear(run, linked[place] as Linked, one, 'unknown_person')
    const made = fresh.add({ name, email: one.email ?? null, phone: one.phone ?? null, at })
    return { id: made.id, fresh: made, isOn: false }
  })
}

/** What a gate would count with whom the row brings. */
export function withPerson(gathered: Gathered, brings: boolean): Gathered {
  const { people } = gathered
  return brings ? { ...gathered, people: { ...people, count: people.count + 1 } } : gathered
}

function askedIn({ names, values }: RowRead): Asked | null {
  const one = {
    name: names.person,
    email: values.person_email as string | undefined,
    phone: values.person_phone as string | undefined,
  }
  return (one.name ?? one.email ?? one.phone) ? one : null
}

/** Nobody, or nobody knows which: a fault or a flag of the row. */
function unclear({ mapping }: Run<DealsMapping>, linked: Linked, asked: Asked, code: string): null {
  const { relations, columns } = mapping
  const column =
    relations.person?.column ??
    Object.entries(columns).find(([, of]) =>
      (typeof of === 'string' ? of : of.field).startsWith('person_'),
    )?.[0] ??
    null
  const value = asked.name ?? asked.email ?? asked.phone ?? null
  if (code === 'ambiguous_name' || relations.person?.missing === 'fail')
    linked.faults.push({ column, code, value })
  else linked.flags.push(code)
  return null
}

/** The one of several who has the name, or else is at the company. */
function only(all: readonly Match[], step: Step, { name }: Asked): PersonId | 'several' | null {
  const fit = step === 'phone' && name !== undefined ? all.filter(({ named }) => named) : all
  let left = [...new Map(fit.map((one) => [one.id, one])).values()]
  for (const better of [(one: Match) => one.named, (one: Match) => one.atCompany]) {
    const narrowed = left.filter(better)
    if (left.length > 1 && narrowed.length > 0) left = narrowed
  }
  return left.length > 1 ? 'several' : (left[0]?.id ?? null)
}

/** All whom the rows could mean and the importer may see. Mailboxes and telephones are those of further contact details too. */
async function matches(tx: Tx, actor: Actor, asked: readonly object[]): Promise<Match[]> {
  const { rows } = await sql<Match>`
    with a as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as a (place integer, name text, email text, phone text, company uuid, anywhere boolean)
    ),
    hit as (
      select a.place, p.id, case when lower(p.email) = lower(a.email) then 'mail' else 'phone' end as by
      from a
      cross join lateral people_reached_at(lower(a.email), phone_tail(a.phone)) as r (id)
      join people p on p.workspace_id = ${actor.workspaceId} and p.id = r.id
      union all
      select a.place, d.person_id, 'mail' from a
      join contact_details d on d.workspace_id = ${actor.workspaceId} and d.kind = 'email'
                            and lower(d.value) = lower(a.email)
      union all
      select a.place, d.person_id, 'phone' from a
      join contact_details d on d.workspace_id = ${actor.workspaceId} and d.kind = 'phone'
                            and phone_tail(d.value) = phone_tail(a.phone)
      union all
      select a.place, p.id, 'name' from a
      join people p on p.workspace_id = ${actor.workspaceId} and p.search_name = search_form(a.name)
                   and (a.anywhere or p.company_id = a.company)
    )
    select a.place, p.id, hit.by, coalesce(p.search_name = search_form(a.name), false) as named,
           coalesce(p.company_id = a.company, false) as "atCompany"
    from hit
    join a on a.place = hit.place
    join people p on p.workspace_id = ${actor.workspaceId} and p.id = hit.id and ${visibleCustomers(actor, 'p')}
  `.execute(tx)
  return rows
}

/** Those whom the rows of a batch bring, found by the same three steps. */
class FreshPeople {
  private readonly byMail = new Map<string, FreshPerson>()
  private readonly byPhone = new Map<string, FreshPerson[]>()
  private readonly byName = new Map<string, FreshPerson[]>()

  find(step: Step, { name, email, phone }: Asked, at: string): FreshPerson | 'several' | undefined {
    if (step === 'mail') return this.byMail.get(email?.toLowerCase() ?? '')
    const form = plainForm(name ?? '')
    const all = step === 'phone' ? this.byPhone.get(tailOf(phone)) : this.byName.get(form)
    const fit = (all ?? []).filter((one) =>
      step === 'phone' ? form === '' || plainForm(one.name) === form : at === '' || one.at === at,
    )
    return fit.length > 1 ? 'several' : fit[0]
  }

  add(person: Omit<FreshPerson, 'id'>): FreshPerson {
    const one = { ...person, id: newId<PersonId>() }
    if (one.email) this.byMail.set(one.email.toLowerCase(), one)
    const tail = tailOf(one.phone ?? undefined)
    if (tail !== '') this.byPhone.set(tail, [...(this.byPhone.get(tail) ?? []), one])
    const form = plainForm(one.name)
    this.byName.set(form, [...(this.byName.get(form) ?? []), one])
    return one
  }
}

/** As phone_tail of the database: what two ways to write a number have in common. */
function tailOf(phone: string | undefined): string {
  const digits = latinDigits(phone ?? '').replaceAll(/\D/g, '')
  return digits.length >= 8 ? digits.slice(-8) : ''
}
