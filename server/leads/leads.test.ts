import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { LeadId, TeamId } from '../../contract/ids.ts'
import * as acts from '../../contract/leads/acts.ts'
import { leadBoard, leadColumn } from '../../contract/leads/board.ts'
import { type Lead } from '../../contract/leads/lead.ts'
import { createLead, editLead, leadTimeline, listLeads, showLead } from '../../contract/leads/leads.ts'
import { listNotices } from '../../contract/notices.ts'
import type { Problem } from '../../contract/refusals.ts'
import { search } from '../../contract/search.ts'
import { openHouse } from '../../test/house.ts'
import { fireDeadlines } from '../deadlines/fire-deadlines.ts'
import { recycleLeads } from './recycling/recycle-leads.ts'

const { server, cast, kari, ola, per } = await openHouse(['kari', 'ola', 'per'], { by: 'cookie' })

const line = 'Anna Nowak (Lampy Morskie), anna@lampy-morskie.pl, +48 601 234 567, wants 20 lamps'

const add = (body: z.input<typeof createLead.body>, by = ola) => by.call(createLead, { body })
const codeOf = ({ body }: { body: unknown }) => (body as Problem).code
const read = (id: LeadId, by = ola) => by.call(showLead, { params: { id } })
const typesOf = async (id: LeadId) =>
  (await ola.call(leadTimeline, { params: { id } })).rows.map(({ type }) => type)

test('one line is enough: it is taken apart, numbered, owned, and its clock begins at once', async () => {
  const lead = await add({ line, source: 'website' })
  expect(lead).toMatchObject({
    name: 'Anna Nowak',
    companyName: 'Lampy Morskie',
    email: 'anna@lampy-morskie.pl',
    phoneE164: '+48601234567',
    need: 'wants 20 lamps',
    status: 'new',
    cameBy: 'hand',
    owner: { name: 'Ola Nowak' },
    process: { id: cast.processId },
  })
  // Two working days: the rule of the trade, since this process says nothing.
  expect(lead.minutesLeft).toBeGreaterThan(8 * 60)
  expect(lead.firstContact?.warnAt).not.toBeNull()
  expect((await ola.send(createLead, { body: { source: 'website' } })).status).toBe(400)
})

test('a number without a country belongs to the company’s', async () => {
  expect((await add({ name: 'Nils', phone: '22 33 44 55' })).phoneE164).toBe('+4722334455')
})

test('an edit takes the version it was read at, keeps the old value in the timeline, and null empties a field', async () => {
  const lead = await add({ name: 'Bo', city: 'Oslo', phone: '22 33 44 55' })
  const edited = await ola.call(editLead, {
    params: { id: lead.id },
    ifMatch: lead.version,
    body: { city: null, phone: '+48 601 234 567', country: 'PL' },
  })
  expect(edited).toMatchObject({ city: null, phoneE164: '+48601234567', version: lead.version + 1 })
  const { rows } = await ola.call(leadTimeline, { params: { id: lead.id } })
  expect(rows[0]?.data.changed).toMatchObject({ city: { from: 'Oslo', to: null } })
  const stale = await ola.send(editLead, {
    params: { id: lead.id },
    ifMatch: lead.version,
    body: { city: 'Bergen' },
  })
  expect(stale.status).toBe(409)
})

test('the first touch ends the wait; a note does not', async () => {
  const { id } = await add({ name: 'Cato' })
  const noted = await ola.call(acts.contactLead, {
    params: { id },
    body: { kind: 'note', body: 'Met at the fair' },
  })
  expect(noted).toMatchObject({ status: 'new', firstContact: { at: null }, contactCount: 0 })
  const called = await ola.call(acts.contactLead, {
    params: { id },
    body: { kind: 'call', direction: 'out', outcome: 'reached' },
  })
  expect(called).toMatchObject({ status: 'contacted', contactCount: 1, minutesLeft: null })
  expect(called.activities.map(({ kind }) => kind)).toEqual(['call', 'note'])
  const first = called.firstContact?.at
  const again = await ola.call(acts.contactLead, { params: { id }, body: { kind: 'email' } })
  expect(again).toMatchObject({ contactCount: 2, firstContact: { at: first } })
  expect(await typesOf(id)).toEqual(['lead.contacted', 'lead.contacted', 'lead.noted', 'lead.created'])
})

test('a disqualified lead says why, comes back on its day as new, and its clock begins anew', async () => {
  const { id } = await add({ name: 'Dina' })
  await ola.call(acts.contactLead, { params: { id }, body: { kind: 'call' } })
  expect((await ola.send(acts.disqualifyLead, { params: { id }, body: { reason: 'other' } })).status).toBe(
    422,
  )
  await ola.call(acts.disqualifyLead, {
    params: { id },
    body: { reason: 'bad_timing', recycleOn: '2020-01-02' },
  })
  const body = { company: { name: 'Dina AS' }, person: { name: 'Dina' }, deal: { title: 'Dina: lamps' } }
  expect((await ola.send(acts.convertLead, { params: { id }, body })).status).toBe(409)
  const later = await add({ name: 'Later' })
  await ola.call(acts.disqualifyLead, {
    params: { id: later.id },
    body: { reason: 'no_budget', recycleOn: '2199-01-02' },
  })
  expect(await server.db.write(cast.ola.workspaceId, (tx) => recycleLeads(tx, cast.ola.workspaceId))).toBe(1)
  expect(await read(id)).toMatchObject({
    status: 'new',
    recycleCount: 1,
    disqualifyReason: null,
    recycleOn: null,
    firstContact: { at: null },
  })
  expect((await typesOf(id))[0]).toBe('lead.recycled')
  expect((await ola.call(listNotices)).rows[0]).toMatchObject({
    type: 'lead.recycled',
    lead: { id, name: 'Dina' },
  })
  const reopened = await ola.call(acts.reopenLead, {
    params: { id: later.id },
    query: { reason: 'They called' },
  })
  expect(reopened).toMatchObject({ status: 'new', recycleOn: null })
  expect(codeOf(await ola.send(acts.reopenLead, { params: { id } }))).toBe('lead_open')
})

test('a seller sees his own leads and those in his team’s queue; others are not there for him', async () => {
  const team = cast.ola.teams[0] as TeamId
  const { id } = await add({ name: 'Queued', ownerId: null }, kari)
  expect((await ola.send(showLead, { params: { id } })).status).toBe(404)
  await kari.call(acts.assignLead, { params: { id }, body: { ownerId: null, teamId: team } })
  expect(await read(id)).toMatchObject({ team: { id: team }, owner: null, can: { assign: true } })
  expect((await per.send(showLead, { params: { id } })).status).toBe(404)
  expect((await ola.call(listLeads, { query: { unassigned: 'true' } })).rows.map((row) => row.id)).toContain(
    id,
  )
  expect((await per.call(listLeads, { query: { unassigned: 'true' } })).rows).toEqual([])

  await ola.call(acts.assignLead, { params: { id }, body: { ownerId: cast.ola.memberId } })
  expect((await ola.send(acts.contactLead, { params: { id }, body: { kind: 'call' } })).status).toBe(201)
  await kari.call(acts.assignLead, { params: { id }, body: { ownerId: cast.per.memberId } })
  expect((await ola.send(acts.contactLead, { params: { id }, body: { kind: 'call' } })).status).toBe(404)
  expect((await per.call(listNotices)).rows[0]).toMatchObject({ type: 'lead.assigned', lead: { id } })
})

test('an overdue first contact is told once to who has the lead, or to the team in whose queue it waits', async () => {
  const { id } = await add({ name: 'Gina' })
  const queued = await add({ name: 'Queued', ownerId: null }, kari)
  await kari.call(acts.assignLead, {
    params: { id: queued.id },
    body: { ownerId: null, teamId: cast.ola.teams[0] as TeamId },
  })
  await server.db.write(cast.ola.workspaceId, (tx) =>
    sql`update leads set first_contact_warn_at = now() - interval '2 hours', first_contact_due_at = now() - interval '1 hour'
        where id = any (${[id, queued.id]}::uuid[])`.execute(tx),
  )
  const never = new AbortController().signal
  await fireDeadlines(server.db, never)
  await fireDeadlines(server.db, never)
  const told = (await ola.call(listNotices)).rows.filter(({ type }) => type === 'lead.first_contact_breached')
  expect(told.map(({ lead }) => lead?.name).toSorted()).toEqual(['Gina', 'Queued'])
  expect((await typesOf(id))[0]).toBe('lead.first_contact_breached')
  const late = await ola.call(listLeads, { query: { late: 'true', sort: 'due', direction: 'asc' } })
  expect(late.rows.map((row) => row.id).toSorted()).toEqual([id, queued.id].toSorted())
  const board = await ola.call(leadBoard, { query: {} })
  expect(board.columns[0]).toMatchObject({ status: 'new', late: 2 })
})

test('every order of the list gives each lead once, page by page, and a column likewise', async () => {
  const all = (await ola.call(listLeads, { query: { limit: 200 } })).rows.map(({ id }) => id).toSorted()
  for (const sort of ['created', 'name', 'due', 'score', 'status'] as const)
    for (const direction of ['asc', 'desc'] as const) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await ola.call(listLeads, {
          query: { sort, direction, limit: 3, ...(cursor && { cursor }) },
        })
        seen.push(...page.rows.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(seen.toSorted()).toEqual(all)
    }
  const board = await ola.call(leadBoard, { query: { cards: 2 } })
  const column = board.columns[0]
  const more = await ola.call(leadColumn, {
    params: { status: 'new' },
    query: { cursor: column?.next as string, limit: 200 },
  })
  expect((column?.cards.length ?? 0) + more.rows.length).toBe(column?.leads)
})

test('search finds a lead by name, company, address and number, within what one may see', async () => {
  const lead = (await add({ name: 'Øystein Zahl', companyName: 'Zahlwerk' })) as Lead
  const found = async (q: string, by = ola) =>
    (await by.call(search, { query: { q } })).groups
      .find(({ kind }) => kind === 'leads')
      ?.rows.map(({ id }) => id) ?? []
  for (const q of ['oystein', 'zahlwerk', `L-${lead.number}`]) expect(await found(q)).toContain(lead.id)
  expect(await found('zahlwerk', per)).toEqual([])
})

test('several are given away or put aside at once; what is closed or out of reach stays as it is', async () => {
  const mine = [await add({ name: 'H1' }), await add({ name: 'H2' })]
  const his = await add({ name: 'His' }, per)
  const ids = [...mine, his].map(({ id }) => id)
  const put = await ola.call(acts.bulkDisqualifyLeads, { body: { ids, reason: 'spam' } })
  expect(put.changed.toSorted()).toEqual(mine.map(({ id }) => id).toSorted())
  expect((await ola.call(acts.bulkDisqualifyLeads, { body: { ids, reason: 'spam' } })).changed).toEqual([])
  const given = await kari.call(acts.bulkAssignLeads, { body: { ids, ownerId: cast.per.memberId } })
  expect(given.changed.toSorted()).toEqual(mine.map(({ id }) => id).toSorted())
})
