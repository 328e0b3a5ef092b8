import { expect, test } from 'vitest'
import { convertLead } from '../../../contract/leads/acts.ts'
import { createLead, listLeads } from '../../../contract/leads/leads.ts'
import { openHouse } from '../../../test/house.ts'

const { server, kari } = await openHouse(['kari'])

test('what the address of a list of leads asks (period, what became of them) a filter asks as well', async () => {
  for (const name of ['Anna', 'Bjorn', 'Cecilie', 'Dag']) await kari.call(createLead, { body: { name } })
  const names = async (query: object) =>
    (await kari.call(listLeads, { query })).rows.map(({ name }) => name).toSorted()
  const meant = (...all: object[]) => names({ filter: JSON.stringify({ all }) })
  // At the edges of a day, which another clock would count to another one.
  for (const [name, at] of [
    ['Anna', '2026-03-01T23:30:00Z'],
    ['Bjorn', '2026-03-02T00:15:00Z'],
    ['Cecilie', '2026-03-03T23:59:00Z'],
  ])
    await server.owner.query('update leads set created_at = $2 where name = $1', [name, at])
  const { rows } = await kari.call(listLeads, { query: {} })
  const became = { company: null, person: null, deal: { title: 'Lamps' } }
  for (const lead of rows.filter(({ name }) => name < 'C'))
    await kari.call(convertLead, { params: { id: lead.id }, ifMatch: lead.version, body: became })
  await server.owner.query(`update deals set status = 'won', closed_at = now() where number = 1`)

  const since = { field: 'created', operator: 'since', value: '2026-03-02' }
  const until = { field: 'created', operator: 'until', value: '2026-03-03' }
  expect(await meant(since, until)).toEqual(await names({ createdFrom: since.value, createdTo: until.value }))
  expect(await meant(since, until)).toEqual(['Bjorn', 'Cecilie'])
  for (const [deal, field, count] of [
    ['any', 'became_deal', 2],
    ['won', 'became_won', 1],
  ] as const) {
    const said = await names({ deal })
    expect(said).toHaveLength(count)
    expect(await meant({ field, operator: 'is', value: true })).toEqual(said)
    expect(await meant({ field, operator: 'is', value: false })).toHaveLength(4 - count)
  }
})
