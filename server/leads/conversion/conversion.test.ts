import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { listActivities } from '../../../contract/customers/activities.ts'
import { createCompany, showCompany } from '../../../contract/customers/companies.ts'
import { createPerson, showPerson } from '../../../contract/customers/people.ts'
import { editDeal, showDeal } from '../../../contract/deals/deals.ts'
import type { DealId } from '../../../contract/ids.ts'
import * as acts from '../../../contract/leads/acts.ts'
import { createLead, listLeads } from '../../../contract/leads/leads.ts'
import { addSourceCost, editSourceCost, leadNumbers } from '../../../contract/leads/numbers.ts'
import type { Problem } from '../../../contract/refusals.ts'
import { openHouse } from '../../../test/house.ts'

const { server, cast, kari, ola, per } = await openHouse(['kari', 'ola', 'per'], { by: 'cookie' })

const line = 'Anna Nowak (Lampy Morskie), anna@lampy-morskie.pl, +48 601 234 567, wants 20 lamps'

const add = (body: z.input<typeof createLead.body>, by = ola) => by.call(createLead, { body })
const codeOf = ({ body }: { body: unknown }) => (body as Problem).code
const count = async (table: string) => {
  const { rows } = await server.db.read(cast.ola.workspaceId, (tx) =>
    sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(tx),
  )
  return rows[0]?.n as number
}

test('a lead becomes a company, a person and a deal; nothing is typed again', async () => {
  const { id } = await add({
    line: line.replaceAll('lampy-morskie', 'morze'),
    source: 'event',
    channel: 'inbound',
    amount: 90_000,
  })
  await ola.call(acts.contactLead, { params: { id }, body: { kind: 'call', body: 'Wants them by May' } })
  const proposal = await ola.call(acts.proposeConversion, { params: { id } })
  expect(proposal).toMatchObject({ process: { id: cast.processId }, title: 'Lampy Morskie: wants 20 lamps' })
  const qualified = await ola.call(acts.convertLead, {
    params: { id },
    body: {
      company: { name: 'Lampy Morskie' },
      person: { name: 'Anna Nowak' },
      deal: { title: proposal.title },
    },
  })
  expect(qualified).toMatchObject({
    status: 'qualified',
    company: { name: 'Lampy Morskie' },
    person: { name: 'Anna Nowak' },
    can: { convert: 'lead_qualified', contact: 'lead_qualified' },
  })
  const deal = await ola.call(showDeal, { params: { id: qualified.deal?.id as DealId } })
  expect(deal).toMatchObject({
    source: 'event',
    channel: 'inbound',
    amount: 90_000,
    company: { id: qualified.company?.id },
    people: [{ email: 'anna@morze.pl', phone: '+48 601 234 567' }],
  })
  const { rows } = await ola.call(listActivities, { query: { deal: deal.id } })
  expect(rows.map(({ body }) => body).toSorted()).toEqual(['Wants them by May', 'wants 20 lamps'])
  const second = await ola.send(acts.convertLead, { params: { id }, body: conversion('Anna') })
  expect(codeOf(second)).toBe('lead_qualified')
})

test('who we have is proposed by address, number, domain and name, and filled in where there are gaps', async () => {
  const company = await ola.call(createCompany, {
    body: { name: 'Nordlys Havn AS', website: 'https://www.nordlys-havn.no/om' },
  })
  const person = await ola.call(createPerson, {
    body: { name: 'Siri Dahl', phone: '47 99 88 77 66', companyId: company.id },
  })
  const { id } = await add({
    name: 'S. Dahl',
    companyName: 'Nordlys Havn',
    email: 'siri@nordlys-havn.no',
    phone: '99887766',
    jobTitle: 'Harbour master',
  })
  const proposal = await ola.call(acts.proposeConversion, { params: { id } })
  expect(proposal.people).toMatchObject([{ id: person.id, because: ['phone'] }])
  expect(proposal.companies).toMatchObject([{ id: company.id, because: ['domain', 'name'] }])
  await ola.call(acts.convertLead, {
    params: { id },
    body: { company: { id: company.id }, person: { id: person.id }, deal: { title: 'Lamps' } },
  })
  expect(await ola.call(showPerson, { params: { id: person.id } })).toMatchObject({
    name: 'Siri Dahl',
    phone: '47 99 88 77 66',
    email: 'siri@nordlys-havn.no',
    jobTitle: 'Harbour master',
  })
  // Whoever may not edit the company sells to it all the same, and leaves it as it is.
  const other = await add({ name: 'Other', city: 'Bergen' }, per)
  const body = { company: { id: company.id }, person: null, deal: { title: 'More lamps' } }
  expect((await per.call(acts.convertLead, { params: { id: other.id }, body })).company?.id).toBe(company.id)
  expect((await ola.call(showCompany, { params: { id: company.id } })).city).toBeNull()
})

test('two who qualify a lead at once make one deal', async () => {
  const { id } = await add({ name: 'Elin' })
  const before = await count('deals')
  const body = conversion('Elin')
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => ola.send(acts.convertLead, { params: { id }, body })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
  expect(await count('deals')).toBe(before + 1)
})

test('a conversion is taken back while nobody worked on the deal: what it made is gone, the lead as it was', async () => {
  const { id } = await add({ name: 'Finn', need: 'One lamp' })
  await ola.call(acts.contactLead, { params: { id }, body: { kind: 'call', body: 'Hello' } })
  const tables = ['deals', 'companies', 'people', 'tasks', 'stage_visits', 'activities']
  const sums = () => Promise.all(tables.map(count))
  const totals = async () => {
    const { rows } = await server.db.read(cast.ola.workspaceId, (tx) =>
      sql<{ deals: number; reached: number }>`
        select (select sum(deals)::integer from deal_totals) as deals, (select sum(deals)::integer from stage_totals) as reached
      `.execute(tx),
    )
    return rows[0]
  }
  const [before, counted] = [await sums(), await totals()]
  const { undoUntil } = await ola.call(acts.convertLead, { params: { id }, body: conversion('Finn') })
  expect(undoUntil).not.toBeNull()
  const undone = await ola.call(acts.undoConversion, { params: { id } })
  expect(undone).toMatchObject({
    status: 'contacted',
    deal: null,
    company: null,
    person: null,
    contactCount: 1,
  })
  expect(undone.activities.map(({ body }) => body)).toEqual(['Hello'])
  expect([await sums(), await totals()]).toEqual([before, counted])

  const again = await ola.call(acts.convertLead, { params: { id }, body: conversion('Finn') })
  await ola.call(editDeal, {
    params: { id: again.deal?.id as DealId },
    ifMatch: 1,
    body: { title: 'Worked on' },
  })
  expect(codeOf(await ola.send(acts.undoConversion, { params: { id } }))).toBe('conversion_not_undoable')
})

test('what a source costs is told per lead and per won deal, by days of the period, and only to who sees all leads', async () => {
  const day = new Date().toISOString().slice(0, 10)
  const body = { source: 'tender', fromOn: day, toOn: day, amount: 60_000 } as const
  for (const name of ['T1', 'T2', 'T3']) await add({ name, source: 'tender' })
  expect((await ola.send(addSourceCost, { body })).status).toBe(403)
  const cost = await kari.call(addSourceCost, { body })
  const numbers = () => kari.call(leadNumbers, { query: { from: day, to: day } })
  const tender = async () => (await numbers()).rows.find(({ source }) => source === 'tender')
  expect(await tender()).toMatchObject({
    leads: 3,
    won: 0,
    cost: 60_000,
    costPerLead: 20_000,
    costPerWon: null,
  })
  // Half of its span lies within.
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  await kari.call(editSourceCost, { params: { id: cost.id }, ifMatch: 1, body: { fromOn: before } })
  expect((await tender())?.cost).toBe(30_000)
  const all = await numbers()
  const listed = await kari.call(listLeads, { query: { createdFrom: day, createdTo: day, limit: 200 } })
  expect(all.total.leads).toBe(listed.rows.length)
  const qualified = await kari.call(listLeads, {
    query: { createdFrom: day, status: 'qualified', limit: 200 },
  })
  expect(all.total.qualified).toBe(qualified.rows.length)
  expect((await ola.call(leadNumbers, { query: { from: day, to: day } })).costs).toEqual([])
})

const conversion = (name: string) => ({
  company: { name: `${name} AS` },
  person: { name },
  deal: { title: `${name}: lamps` },
})
