import { beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../../contract/customers/companies.ts'
import { createPerson } from '../../../contract/customers/people.ts'
import { addOwnField, retireOwnField } from '../../../contract/fields.ts'
import { addCheck, editCheck, removeCheck, showChecks } from '../../../contract/hygiene/checks.ts'
import {
  type Excuse,
  excuseFinding,
  type Finding,
  listExcuses,
  listFindings,
  repairRecord,
  restoreExcuse,
  takeBackExcuse,
} from '../../../contract/hygiene/repairs.ts'
import type { CompanyId, PersonId } from '../../../contract/ids.ts'
import { disqualifyLead } from '../../../contract/leads/acts.ts'
import { createLead } from '../../../contract/leads/leads.ts'
import type { Sent } from '../../../contract/route.ts'
import type { Filter } from '../../../contract/segments/filters.ts'
import { aDeal } from '../../../test/cast.ts'
import { tableHashes } from '../../../test/database.ts'
import { playSellers } from '../../../test/played/sellers.ts'
import { type Client } from '../../../test/server.ts'
import { lookAfterRecords } from '../checks/look-after-records.ts'
import { eventsAreReadable } from '../checks/test-findings.ts'

const { server, cast, kari, nina } = await playSellers()

beforeAll(lookAfter)

async function lookAfter(): Promise<void> {
  await eventsAreReadable(server.owner)
  await lookAfterRecords(server.db, [cast.kari.workspaceId])
}
const company = (body: Sent<typeof createCompany>['body'], who = kari) => who.call(createCompany, { body })
const whole = { industry: 'Retail', country: 'NO' }
const findings = async (check: string, who = kari): Promise<Finding[]> =>
  (await who.call(listFindings, { query: { check } })).rows
const codeOf = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code
const namesOf = async (check: string, who = kari) => (await findings(check, who)).map(({ name }) => name)
const countOf = async (check: string, who = kari) =>
  (await who.call(showChecks)).checks.find(({ key }) => key === check)?.count

test('a repair is worth something at once, and its undoing takes that back', async () => {
  const { id } = await company({ name: 'Lampehuset', country: 'NO' })
  await company({ name: 'Nordlys', ...whole })
  await lookAfter()
  expect(await namesOf('company_industry')).toEqual(['Lampehuset'])
  const [before] = await findings('company_industry')
  const scored = (await kari.call(showChecks)).whole.score
  const filled = await kari.call(repairRecord, {
    ifMatch: before?.version ?? 0,
    body: { entity: 'company', id, edit: { industry: 'Retail' } },
  })
  expect([scored, filled.score, filled.findings]).toEqual([50, 100, []])
  expect(await countOf('company_industry')).toBe(0)
  const undone = await kari.call(repairRecord, {
    ifMatch: filled.version,
    body: { entity: 'company', id, edit: { industry: null } },
  })
  expect([undone.score, undone.findings]).toEqual([50, ['company_industry']])
  expect(await countOf('company_industry')).toBe(1)
})

test('a repair obeys the rules and rights of the record, and a refused one changes nothing', async () => {
  const { id, version } = await company({ name: 'Fjellstue', country: 'NO' })
  await lookAfter()
  expect(await namesOf('company_industry', nina)).toEqual([])
  expect(await countOf('company_industry', nina)).toBe(0)
  const before = await tableHashes(server.owner)
  const repair = (ifMatch: number, edit: object, who = kari) =>
    codeOf(who.send(repairRecord, { ifMatch, body: { entity: 'company', id, edit } }))
  const food = { industry: 'Food' }
  expect(await repair(version, food, nina)).toBe('not_found')
  expect(await repair(version + 1, food)).toBe('changed_meanwhile')
  expect(await repair(version, { website: 'no site' })).toBe('malformed')
  expect(await codeOf(nina.send(excuseFinding, excuse('company_industry', id, 'x')))).toBe('not_found')
  expect(await tableHashes(server.owner)).toEqual(before)
})

const excuse = (key: string, id: CompanyId | PersonId, reason: string) => ({
  params: { key, id },
  body: { reason },
})

test('who says why a record is right as it is hears of it no more, until he takes it back', async () => {
  const deal = await aDeal(cast)
  await server.owner.query(`update tasks set state = 'done' where deal_id = $1`, [deal.id])
  await server.owner.query(`update check_rounds set ended_at = null`)
  await lookAfter()
  expect(await namesOf('deal_next_step')).toEqual([deal.title])
  const params = { key: 'deal_next_step', id: deal.id }
  await kari.call(excuseFinding, { params, body: { reason: 'They call us in spring' } })
  expect(await namesOf('deal_next_step')).toEqual([])
  await server.owner.query(`update check_rounds set ended_at = null`)
  await lookAfter()
  expect(await countOf('deal_next_step')).toBe(0)
  await kari.call(takeBackExcuse, { params })
  expect(await countOf('deal_next_step')).toBe(1)
})

test('what was said to be right as it is is listed with who, when and why, for who may repair it', async () => {
  const lys = await company({ name: 'Lysverk', country: 'NO' })
  const hers = await company({ name: 'Vinduer', country: 'NO' }, nina)
  const lead = await kari.call(createLead, { body: { name: 'Nobody reaches her' } })
  await lookAfter()
  await kari.call(excuseFinding, excuse('company_industry', lys.id, 'Does everything'))
  await nina.call(excuseFinding, excuse('company_industry', hers.id, 'Glass and more'))
  await kari.call(excuseFinding, {
    params: { key: 'lead_reachable', id: lead.id },
    body: { reason: 'Comes by herself' },
  })
  const said = async (who: Client) =>
    (await who.call(listExcuses, { query: {} })).rows.map(({ name, reason, by }) => [name, reason, by?.name])
  expect(await said(kari)).toEqual([
    ['Nobody reaches her', 'Comes by herself', 'Kari Berg'],
    ['Vinduer', 'Glass and more', 'Nina Vik'],
    ['Lysverk', 'Does everything', 'Kari Berg'],
  ])
  expect(await said(nina)).toEqual([['Vinduer', 'Glass and more', 'Nina Vik']])

  const read: Excuse[] = []
  for (let cursor: string | undefined; read.length < 9; ) {
    const page = await kari.call(listExcuses, { query: { limit: 1, ...(cursor && { cursor }) } })
    read.push(...page.rows)
    if (!page.next) break
    cursor = page.next
  }
  expect(read).toEqual((await kari.call(listExcuses, { query: {} })).rows)
  expect(read[2]).toMatchObject({
    check: { key: 'company_industry', name: null, label: null },
    entity: 'company',
    id: lys.id,
  })

  // Of what is looked after no more nothing is listed; taken back, it is found again.
  await kari.call(disqualifyLead, { params: { id: lead.id }, body: { reason: 'no_need' } })
  await nina.call(takeBackExcuse, { params: { key: 'company_industry', id: hers.id } })
  expect(await said(kari)).toEqual([['Lysverk', 'Does everything', 'Kari Berg']])
  expect(await namesOf('company_industry', nina)).toEqual(['Vinduer'])
  await kari.call(takeBackExcuse, { params: { key: 'company_industry', id: lys.id } })
})

test('taking it back is undone as it stood: who said it and when, whoever took it back, and for ten minutes', async () => {
  const glass = await company({ name: 'Glassverk', country: 'NO' }, nina)
  await lookAfter()
  const params = { key: 'company_industry', id: glass.id }
  const stands = async () =>
    (await kari.call(listExcuses, { query: {} })).rows.find(({ id }) => id === glass.id)
  expect(await codeOf(kari.send(restoreExcuse, { params }))).toBe('not_found')
  await nina.call(excuseFinding, excuse('company_industry', glass.id, 'Glass and more'))
  const before = await stands()
  expect(before?.by?.name).toBe('Nina Vik')
  await kari.call(takeBackExcuse, { params })
  expect(await stands()).toBeUndefined()
  await kari.call(restoreExcuse, { params })
  expect(await stands()).toEqual(before)

  // What was said since then stands, and an hour later nothing comes back.
  await kari.call(takeBackExcuse, { params })
  await kari.call(excuseFinding, excuse('company_industry', glass.id, 'And windows'))
  await kari.call(restoreExcuse, { params })
  expect(await stands()).toMatchObject({ reason: 'And windows', by: { name: 'Kari Berg' } })
  await kari.call(takeBackExcuse, { params })
  await server.owner.query(
    `update events set at = at - interval '1 hour' where type like '%excuse_taken_back'`,
  )
  expect(await codeOf(kari.send(restoreExcuse, { params }))).toBe('not_found')
})

test('a check of the company is added, narrowed and taken away, and the house checks are switched off', async () => {
  await company({ name: 'Polish', ...whole, country: 'PL', taxId: '123-45' })
  await company({ name: 'Polish too', ...whole, country: 'PL', taxId: '123-456-78-90' })
  await company({ name: 'Norwegian', ...whole, taxId: '5' })
  const added = await kari.call(addCheck, {
    body: {
      entity: 'company',
      name: 'NIP',
      fault: { is: 'unlike', field: 'tax_id', pattern: '000-000-00-00' },
    },
  })
  await lookAfter()
  const params = { key: added.key }
  expect((await namesOf(added.key)).toSorted()).toEqual(['Norwegian', 'Polish'])
  const about = { all: [{ field: 'country', operator: 'any_of', value: ['PL'] }] } satisfies Filter
  const narrowed = await kari.call(editCheck, { params, ifMatch: added.version, body: { about } })
  expect(await namesOf(added.key)).toEqual(['Polish'])
  await lookAfter()
  expect(await countOf(added.key)).toBe(1)
  await kari.call(editCheck, { params, ifMatch: narrowed.version, body: { active: false } })
  expect(await countOf(added.key)).toBe(0)
  await kari.call(removeCheck, { params })
  expect(await codeOf(kari.send(listFindings, { query: { check: added.key } }))).toBe('not_found')

  const usual = { key: 'company_industry' }
  const off = await kari.call(editCheck, { params: usual, ifMatch: 0, body: { active: false } })
  await lookAfter()
  expect(await countOf('company_industry')).toBe(0)
  const body = { fault: { is: 'missing' as const, fields: ['city'] } }
  expect(await codeOf(kari.send(editCheck, { params: usual, ifMatch: off.version, body }))).toBe('malformed')
  await kari.call(removeCheck, { params: usual })
  await lookAfter()
  expect(await countOf('company_industry')).toBeGreaterThan(0)
})

test('an own field that forms ask for is wanted on every record, and one that is gone breaks nothing', async () => {
  const asked = { entity: 'person', type: 'text', label: 'Badge', asked: true } as const
  const field = await kari.call(addOwnField, { body: asked })
  await kari.call(createPerson, { body: { name: 'Łukasz Żółć', email: 'l@zolc.example' } })
  const check = await kari.call(addCheck, {
    body: {
      entity: 'person',
      name: 'Old',
      fault: { is: 'unlike', field: `own.${field.key}`, pattern: 'A*' },
    },
  })
  await lookAfter()
  const [finding] = await findings('wanted_person_badge')
  expect(finding?.fields).toEqual([{ field: 'own.badge', value: null, suggestions: [] }])
  const edit = { own: { badge: '7' } }
  const id = finding?.id as PersonId
  const version = finding?.version ?? 0
  const { findings: left } = await kari.call(repairRecord, {
    ifMatch: version,
    body: { entity: 'person', id, edit },
  })
  expect(left).toEqual(['person_company', check.key])
  await kari.call(retireOwnField, { params: { id: field.id } })
  await lookAfter()
  const { checks } = await kari.call(showChecks)
  expect(checks.some(({ key }) => key === 'wanted_person_badge')).toBe(false)
  await kari.call(removeCheck, { params: { key: check.key } })
})

test('what may be meant is read off what stands beside it, as far as the reader may see that', async () => {
  const suggested = async (check: string, name: string, who = kari) =>
    (await findings(check, who))
      .find((one) => one.name === name)
      ?.fields.map(({ suggestions }) =>
        suggestions.map(({ value, name: called, hint }) => [called ?? value, hint]),
      )
  await company({ name: 'Known', industry: 'Energy', country: 'PL', website: 'https://www.energia.example' })
  const unknown = { name: 'Unknown', email: 'biuro@energia.example', phone: '+48 22 555 01 00' }
  await company(unknown)
  await company({ ...unknown, name: 'Of Nina' }, nina)
  await kari.call(createPerson, { body: { name: 'Slip', email: 'slip@gmial.com' } })
  await kari.call(createPerson, { body: { name: 'At Known', email: 'x@energia.example' } })
  await lookAfter()
  expect(await suggested('company_country', 'Unknown')).toEqual([[['PL', 'phone_prefix']]])
  expect(await suggested('company_industry', 'Unknown')).toEqual([[['Energy', 'same_domain']]])
  expect(await suggested('company_industry', 'Of Nina', nina)).toEqual([[]])
  expect(await suggested('person_email', 'Slip')).toEqual([[['slip@gmail.com', 'typing']]])
  const companies = await suggested('person_company', 'At Known')
  expect(companies?.[0]).toContainEqual(['Known', 'mail_domain'])
})
