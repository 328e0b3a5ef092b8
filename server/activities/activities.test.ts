import { describe, expect, test } from 'vitest'
import { editActivity, listActivities, logActivity } from '../../contract/customers/activities.ts'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal, dealTimeline, putPersonOnDeal, showDeal } from '../../contract/deals/deals.ts'
import type { ActivityId, CompanyId, DealId, PersonId } from '../../contract/ids.ts'
import { foundCompany } from '../../test/company.ts'
import { hashesOfRecords } from '../../test/database.ts'
import { playSellers } from '../../test/played/sellers.ts'
import { type Client } from '../../test/server.ts'
import { dealsForActivities } from '../deals/meet-activities.ts'
import { newId } from '../platform/ids.ts'
import { activityPage } from './list-activities.ts'

const { server, cast, kari, ola, nina } = await playSellers()
const per = await server.client(cast.per)

const stranger = await server.client(await foundCompany(server.db))

const hashes = () => hashesOfRecords(server.owner)

async function harbour() {
  const company = await ola.call(createCompany, { body: { name: 'Havnevesenet' } })
  const deal = await ola.call(createDeal, { body: { title: 'Lamps for the harbour', companyId: company.id } })
  return { dealId: deal.id, companyId: company.id }
}

describe('logging an activity', () => {
  test('on a deal shows on its timeline, in its company’s history, and sets the next contact', async () => {
    const { dealId, companyId } = await harbour()
    const call = await ola.call(logActivity, {
      body: {
        kind: 'call',
        dealId,
        direction: 'out',
        outcome: 'interested',
        subject: 'Prices',
        nextContactOn: '2027-01-15',
      },
    })
    expect(call).toMatchObject({
      by: { name: 'Ola Nowak' },
      company: { id: companyId },
      version: 1,
      can: { edit: true },
    })
    expect(await ola.call(showDeal, { params: { id: dealId } })).toMatchObject({
      nextContactOn: '2027-01-15',
    })
    const timeline = await ola.call(dealTimeline, { params: { id: dealId } })
    expect(timeline.rows.find((row) => row.type === 'activity.logged')?.data).toMatchObject({
      kind: 'call',
      outcome: 'interested',
      nextContactOn: '2027-01-15',
    })
    const history = await ola.call(listActivities, { query: { company: companyId } })
    expect(history.rows.map((row) => row.id)).toEqual([call.id])
  })

  test('with a person who is on the deal needs no right to that person', async () => {
    const owned = await kari.call(createPerson, { body: { name: 'Karis kontakt' } })
    const deal = await kari.call(createDeal, {
      body: { title: 'Ninas avtale', ownerId: await memberNamed('Nina Vik') },
    })
    const send = () =>
      nina.send(logActivity, { body: { kind: 'meeting', dealId: deal.id, personId: owned.id } })
    expect(await send()).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.personId', code: 'unknown_record' }] },
    })
    await kari.call(putPersonOnDeal, { params: { id: deal.id, personId: owned.id }, body: {} })
    expect(await send()).toMatchObject({ status: 201, body: { person: { name: 'Karis kontakt' } } })
  })

  test('is refused where the deal, company or person is not one’s to see, and nothing is written', async () => {
    const { dealId } = await harbour()
    const company = await kari.call(createCompany, { body: { name: 'Karis AS' } })
    const person = await kari.call(createPerson, { body: { name: 'Karis person' } })
    const before = await hashes()
    for (const [client, field, id] of [
      [per, 'dealId', dealId],
      [stranger, 'dealId', dealId],
      [ola, 'dealId', newId<DealId>()],
      [nina, 'companyId', company.id],
      [stranger, 'companyId', company.id],
      [ola, 'companyId', newId<CompanyId>()],
      [nina, 'personId', person.id],
      [ola, 'personId', newId<PersonId>()],
    ] as const)
      expect(
        await client.send(logActivity, { body: { kind: 'note', body: 'x', [field]: id } }),
      ).toMatchObject({
        status: 400,
        body: { code: 'malformed', fields: [{ path: `body.${field}`, code: 'unknown_record' }] },
      })
    expect(await hashes()).toEqual(before)
  })

  test('is not allowed on a customer one may only look at', async () => {
    const company = await kari.call(createCompany, { body: { name: 'Bare se AS' } })
    const before = await hashes()
    expect(
      await ola.send(logActivity, { body: { kind: 'note', body: 'x', companyId: company.id } }),
    ).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    })
    expect(await hashes()).toEqual(before)
  })

  test('wants to know about whom, and gives a next contact to a deal only', async () => {
    const { companyId } = await harbour()
    expect(await ola.send(logActivity, { body: { kind: 'note', body: 'x' } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.dealId' }] },
    })
    expect(
      await ola.send(logActivity, { body: { kind: 'call', companyId, nextContactOn: '2027-01-15' } }),
    ).toMatchObject({ status: 400, body: { fields: [{ path: 'body.nextContactOn' }] } })
  })

  test('a note has no direction', async () => {
    const { dealId } = await harbour()
    expect(await ola.call(logActivity, { body: { kind: 'note', dealId, direction: 'in' } })).toMatchObject({
      direction: null,
    })
  })
})

describe('the list of activities', () => {
  test('is newest first, page by page, also where several happened in the same millisecond', async () => {
    const { dealId } = await harbour()
    const ids: string[] = []
    for (const at of ['2026-01-01T10:00:00Z', '2026-03-01T10:00:00Z', '2026-02-01T10:00:00Z'])
      ids.push((await ola.call(logActivity, { body: { kind: 'call', dealId, at } })).id)
    await server.owner.query(
      `update activities set at = '2026-02-01T10:00:00.000001Z'::timestamptz + (random() * 400) * interval '1 microsecond'
       where deal_id = $1`,
      [dealId],
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ola.call(listActivities, {
        query: { deal: dealId, limit: 1, ...(cursor && { cursor }) },
      })
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  test('hides what was said on a deal from who may see the company but not the deal', async () => {
    const { dealId, companyId } = await harbour()
    await ola.call(logActivity, { body: { kind: 'call', dealId, subject: 'Secret discount' } })
    const open = await kari.call(logActivity, { body: { kind: 'note', companyId, body: 'For everybody' } })
    expect(
      (await per.call(listActivities, { query: { company: companyId } })).rows.map((row) => row.id),
    ).toEqual([open.id])
    expect((await per.call(listActivities, { query: { deal: dealId } })).rows).toEqual([])
    expect((await stranger.call(listActivities, { query: { company: companyId } })).rows).toEqual([])
    expect((await nina.call(listActivities, { query: { company: companyId } })).rows).toEqual([])
  })

  test('says of whom it must be asked', async () => {
    expect(await ola.send(listActivities, { query: {} })).toMatchObject({
      status: 400,
      body: { code: 'malformed' },
    })
  })

  test('shows one kind when asked', async () => {
    const { dealId } = await harbour()
    await ola.call(logActivity, { body: { kind: 'note', dealId, body: 'n' } })
    const letter = await ola.call(logActivity, { body: { kind: 'letter', dealId } })
    const { rows } = await ola.call(listActivities, { query: { deal: dealId, kind: 'letter' } })
    expect(rows.map((row) => row.id)).toEqual([letter.id])
  })
})

describe('editing an activity', () => {
  test('is for who logged it; the event tells which fields, not the old words', async () => {
    const { dealId } = await harbour()
    const { id } = await ola.call(logActivity, { body: { kind: 'call', dealId, subject: 'Old words' } })
    const edited = await ola.call(editActivity, {
      params: { id },
      ifMatch: 1,
      body: { subject: 'New words', outcome: 'reached' },
    })
    expect(edited).toMatchObject({ subject: 'New words', outcome: 'reached', version: 2 })
    const { rows } = await server.owner.query(
      `select data from events where subject_id = $1 and type = 'activity.edited'`,
      [id],
    )
    expect(rows).toEqual([{ data: { kind: 'call', fields: ['outcome', 'subject'] } }])
  })

  test('is refused to others: not there for who may not see, not allowed for who may', async () => {
    const { dealId, companyId } = await harbour()
    const onDeal = await ola.call(logActivity, { body: { kind: 'call', dealId } })
    const onCompany = await ola.call(logActivity, { body: { kind: 'note', companyId, body: 'x' } })
    const before = await hashes()
    const edit = (client: Client, id: ActivityId, ifMatch = 1) =>
      client.send(editActivity, { params: { id }, ifMatch, body: { subject: 'Mine' } })
    expect((await edit(per, onDeal.id)).status).toBe(404)
    expect((await edit(stranger, onDeal.id)).status).toBe(404)
    expect((await edit(nina, onCompany.id)).status).toBe(404)
    expect((await edit(ola, newId<ActivityId>())).status).toBe(404)
    expect((await edit(per, onCompany.id)).status).toBe(403)
    expect((await edit(ola, onDeal.id, 9)).status).toBe(409)
    expect(await hashes()).toEqual(before)
  })
})

async function memberNamed(name: string) {
  const { rows } = await server.owner.query('select id from members where name = $1', [name])
  return rows[0].id
}

test('a page of the list is one statement', async () => {
  await server.db.read(cast.kari.workspaceId, async (tx) => {
    const keeper = { ...cast.ola, rights: { ...cast.ola.rights, 'customers.see': 'team' as const } }
    const query = { limit: 50, deal: newId<DealId>(), kind: 'call' as const }
    expect(activityPage(query, keeper, dealsForActivities).compile(tx).sql).toMatchSnapshot()
  })
})
