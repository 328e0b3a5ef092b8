import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { LeadId } from '../../../contract/ids.ts'
import { contactLead } from '../../../contract/leads/acts.ts'
import { createLead, editLead, listLeads } from '../../../contract/leads/leads.ts'
import * as contract from '../../../contract/leads/score.ts'
import { openHouse } from '../../../test/house.ts'
import { createDeal } from '../../deals/create-deal.ts'
import { learnScores } from '../../scoring/learned/learn-scores.ts'
import { rescoreLeads } from '../../scoring/rules/rescore-leads.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'], { by: 'cookie' })

const workspaceId = () => cast.kari.workspaceId
const inside = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  server.db.write(workspaceId(), async (tx) => (await statement.execute(tx)).rows)
const rescore = () => server.db.write(workspaceId(), (tx) => rescoreLeads(tx, workspaceId(), 10_000))
const learnAll = () => learnScores(server.db, [workspaceId()], new AbortController().signal)
const scoreOf = (id: LeadId) => ola.call(contract.leadScore, { params: { id } })

test('a lead is scored by the rules, factor by factor; what changes is scored again, and until then says so', async () => {
  const rules: contract.ScoreRule[] = [
    {
      kind: 'is',
      name: 'Norwegian',
      points: 15,
      filter: { all: [{ field: 'country', operator: 'any_of', value: ['NO'] }] },
    },
    { kind: 'did', name: 'Called us', points: 20, activity: 'call', direction: 'in', halfLifeDays: 30 },
    { kind: 'silent', name: 'A week silent', points: -5, days: 7 },
  ]
  const said = { ifMatch: 0, body: { base: 20, rules } }
  expect((await ola.send(contract.editScoring, said)).status).toBe(403)
  const { id, version } = await ola.call(createLead, { body: { name: 'Anna', country: 'NO' } })
  expect(await rescore()).toBe(0)
  expect(await scoreOf(id)).toMatchObject({ score: null, at: null, stale: false })
  await kari.call(contract.editScoring, said)
  expect((await kari.send(contract.editScoring, said)).status).toBe(409)
  expect(await rescore()).toBe(1)
  expect(await rescore()).toBe(0)
  expect(await scoreOf(id)).toMatchObject({
    score: 35,
    base: 20,
    stale: false,
    parts: [{ name: 'Norwegian', points: 15 }],
  })
  await ola.call(contactLead, { params: { id }, body: { kind: 'call', direction: 'in' } })
  expect((await scoreOf(id)).stale).toBe(true)
  await rescore()
  expect(await scoreOf(id)).toMatchObject({ score: 55, stale: false })
  // Scoring is no edit: whoever has the page open may still save it.
  await ola.call(editLead, { params: { id }, ifMatch: version + 1, body: { country: 'PL' } })
  await rescore()
  expect((await scoreOf(id)).parts.map(({ name }) => name)).toEqual(['Called us'])
  await inside(sql`
    update leads set score_at = now() - interval '2 days', last_contact_at = now() - interval '8 days' where id = ${id}
  `)
  expect((await scoreOf(id)).stale).toBe(true)
  await rescore()
  expect((await scoreOf(id)).parts).toContainEqual({ name: 'A week silent', points: -5 })
  const { rows } = await ola.call(listLeads, { query: { sort: 'score' } })
  expect(rows[0]).toMatchObject({ id, score: 35 })
})

test('with too few closed leads nothing is learned; with enough it is measured on those held out', async () => {
  await kari.call(contract.learnScore)
  expect((await kari.call(contract.showScoring)).learned).toMatchObject({ learning: true, measures: null })
  await learnAll()
  expect((await kari.call(contract.showScoring)).learned).toMatchObject({
    learning: false,
    rows: 0,
    needed: 100,
    measures: null,
  })
  // Leads of events are won mostly, others seldom; what was disqualified as a double tells nothing.
  await inside(sql`
    with drawn as (
      select g, gen_random_uuid() as id, case when g % 3 = 0 then 'event' else 'website' end as source,
             ((g * 7919) % 100) / 100.0 as luck
      from generate_series(1, 1200) g
    ), ended as (
      select *, luck < case source when 'event' then 0.7 else 0.2 end as won from drawn
    )
    insert into leads (workspace_id, id, number, name, came_by, source, country, status, status_at, disqualify_reason,
                       created_at)
    select ${workspaceId()}, id, g + 1000, 'Closed ' || g, 'form', source, (array['NO', 'PL', 'SE'])[1 + g % 3],
           case when won then 'contacted' else 'disqualified' end, now(), case when not won then 'no_need' end,
           now() - g * interval '1 hour'
    from ended
  `)
  const { id: dealId } = await aWonDeal()
  await inside(sql`
    update leads set status = 'qualified', deal_id = ${dealId} where status = 'contacted' and name like 'Closed %'
  `)
  await kari.call(contract.learnScore)
  await Promise.all([learnAll(), learnAll()])
  const { learned } = await kari.call(contract.showScoring)
  expect(learned).toMatchObject({ rows: 1_200, learning: false, measures: { heldOut: 300 } })
  expect(learned.measures?.area).toBeGreaterThan(0.65)
  expect(learned.measures?.calibration.length).toBeGreaterThan(0)
  const event = await ola.call(createLead, { body: { name: 'From a fair', source: 'event', country: 'NO' } })
  const website = await ola.call(createLead, {
    body: { name: 'From the web', source: 'website', country: 'NO' },
  })
  await rescore()
  const [hot, cold] = [await scoreOf(event.id), await scoreOf(website.id)]
  expect(hot.learned?.percent).toBeGreaterThan((cold.learned?.percent ?? 100) + 10)
  expect(hot.learned?.parts.map(({ fact }) => fact)).toContain('source')
}, 60_000)

async function aWonDeal(): Promise<{ id: string }> {
  const deal = await server.db.write(workspaceId(), (tx) =>
    createDeal(tx, { title: 'Won', amount: 100_000 }, cast.ola),
  )
  await inside(sql`update deals set status = 'won' where id = ${deal.id}`)
  return deal
}
