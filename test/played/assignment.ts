import { sql } from 'kysely'
import type { LeadId } from '../../contract/ids.ts'
import * as contract from '../../contract/leads/assignment.ts'
import { createLead, showLead } from '../../contract/leads/leads.ts'
import { listNotices } from '../../contract/notices.ts'
import { fireDeadlines } from '../../server/deadlines/fire-deadlines.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { forgetWorkspaceCalendar } from '../../server/team/calendars/workspace-calendar.ts'
import { addColleague } from '../company.ts'
import { openHouse } from '../house.ts'

/** A company whose leads are shared out among seven sellers by rules that each test makes for itself. */
export async function playAssignment() {
  const house = await openHouse(['kari', 'ola', 'eva'], { by: 'cookie' })
  const { server, cast, kari } = house

  /** Seven who share the leads; none of them has another role in these tests. */
  const seven: Actor[] = []
  for (const name of ['Ada', 'Bo', 'Cai', 'Dag', 'Eli', 'Fay', 'Gro'])
    seven.push(await addColleague(server.db, cast.kari, { name, role: 'seller' }))

  const { workspaceId } = cast.kari
  const inside = <Row>(statement: ReturnType<typeof sql<Row>>) =>
    server.db.write(workspaceId, async (tx) => (await statement.execute(tx)).rows)

  /** The company works round the clock, or on no day but one of the week after next. */
  async function works(when: 'always' | 'not_now') {
    const day = [{ from: '00:00', to: '24:00' }]
    const week = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => [
        weekday,
        when === 'always' || weekday === ((new Date().getUTCDay() + 3) % 7) + 1 ? day : [],
      ]),
    )
    await inside(sql`
      update workspaces set calendar = jsonb_set(jsonb_set(calendar, '{week}', ${JSON.stringify(week)}::jsonb),
                                                 '{holidays}', 'null')
    `)
    forgetWorkspaceCalendar(workspaceId)
  }

  /** No rule, nobody away, and the company at work. */
  async function anew() {
    await inside(sql`delete from assignment_rules`)
    await inside(sql`delete from leaves`)
    await works('always')
  }

  async function rule(parts: Partial<contract.AssignmentRuleParts> = {}) {
    const { rows } = await kari.call(contract.addAssignmentRule, {
      body: {
        name: 'By turns',
        filter: anything,
        way: 'round_robin',
        memberIds: ids(seven),
        teamId: null,
        outsideHours: 'first_back',
        passesOn: true,
        active: true,
        ...parts,
      },
    })
    return rows.at(-1) as contract.AssignmentRule
  }

  const add = (name: string, more: object = {}, by = kari) => by.call(createLead, { body: { name, ...more } })
  const read = (id: LeadId) => kari.call(showLead, { params: { id } })
  const ownerOf = async (id: LeadId) => (await read(id)).owner?.name ?? null
  const told = async (actor: Actor) =>
    (await (await server.client(actor, 'cookie')).call(listNotices)).rows.map(({ type }) => type)

  async function makeLate(id: LeadId) {
    await inside(sql`
      update leads set first_contact_warn_at = now() - interval '2 hours', first_contact_due_at = now() - interval '1 hour'
      where id = ${id}
    `)
    await fireDeadlines(server.db, new AbortController().signal)
  }

  async function owners(): Promise<Record<string, number>> {
    const rows = await inside(sql<{ name: string; n: number }>`
      select m.name, count(l.id)::integer as n from members m
      left join leads l on l.workspace_id = m.workspace_id and l.owner_id = m.id and l.source = 'event'
      where m.id = any (${ids(seven)}::uuid[])
      group by m.name order by m.name
    `)
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
  }

  return {
    ...house,
    seven,
    workspaceId,
    inside,
    works,
    anew,
    rule,
    add,
    read,
    ownerOf,
    told,
    makeLate,
    owners,
  }
}

export const ids = (actors: readonly Actor[]) => actors.map(({ memberId }) => memberId)
export const anything = { all: [] }
