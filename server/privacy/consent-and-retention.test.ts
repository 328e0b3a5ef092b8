import { expect, test } from 'vitest'
import { personHistory } from '../../contract/customers/history.ts'
import { createPerson } from '../../contract/customers/people.ts'
import {
  listConsents,
  listErasures,
  listRetentionRules,
  previewErasure,
  recordConsent,
  saveRetentionRule,
  tryRetentionRule,
  withdrawConsent,
} from '../../contract/privacy.ts'
import { openHouse } from '../../test/house.ts'
import { openFileStore } from '../platform/files/store.ts'
import { keepRetention } from './retention/keep-retention.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

const newPerson = (name: string, email?: string) =>
  kari.call(createPerson, { body: { name, ...(email && { email }) } })
const newsletter = { purpose: 'News', wording: 'Send me news.', textVersion: '3', how: 'form' } as const
const refused = async (answer: Promise<{ status: number; body: { code: string } }>) => {
  const { status, body } = await answer
  return [status, body.code]
}

test('a consent is written down, taken back once, and stays in the log', async () => {
  const { id } = await newPerson('Tomasz Wilk')
  const given = await kari.call(recordConsent, {
    params: { id },
    body: { ...newsletter, givenOn: '2026-03-01' },
  })
  expect(given).toMatchObject({ ...newsletter, givenOn: '2026-03-01', withdrawn: null })
  const params = { id, consentId: given.id }
  const toCome = { ...newsletter, givenOn: '2199-01-01' }
  const dated = [
    kari.send(recordConsent, { params: { id }, body: toCome }),
    kari.send(withdrawConsent, { params, ifMatch: 1, body: { on: '2199-01-01', how: 'mail' } }),
  ]
  for (const answer of dated) expect(await refused(answer)).toEqual([400, 'malformed'])
  const early = kari.send(withdrawConsent, { params, ifMatch: 1, body: { on: '2026-02-01', how: 'mail' } })
  expect(await refused(early)).toEqual([400, 'malformed'])
  await kari.call(withdrawConsent, { params, ifMatch: 1, body: { on: '2026-04-01', how: 'mail' } })
  const again = kari.send(withdrawConsent, { params, ifMatch: 1, body: { on: '2026-04-02', how: 'mail' } })
  expect(await refused(again)).toEqual([409, 'changed_meanwhile'])
  const { rows } = await kari.call(listConsents, { params: { id } })
  expect(rows).toMatchObject([{ withdrawn: { on: '2026-04-01', how: 'mail', by: { name: 'Kari Berg' } } }])
  const story = await kari.call(personHistory, { params: { id }, query: { kind: 'changes' } })
  expect(story.rows.map(({ event }) => [event?.type, event?.data.on, event?.data.how])).toEqual([
    ['person.consent_withdrawn', '2026-04-01', 'mail'],
    ['person.consented', '2026-03-01', 'form'],
    ['person.created', undefined, undefined],
  ])
})

test('erasing and rules are the administrator’s', async () => {
  const { id } = await newPerson('Maria Wrona')
  expect(await refused(ola.send(previewErasure, { params: { id } }))).toEqual([403, 'not_allowed'])
  expect(await refused(ola.send(listRetentionRules))).toEqual([403, 'not_allowed'])
  const taken = await fetch(`${server.url}/api/v1/people/${id}/personal-data`, { headers: ola.headers })
  expect(taken.status).toBe(403)
})

test('a rule says whom it means before it erases them, and a consent keeps one from being forgotten', async () => {
  const [old, kept, fresh] = await Promise.all([
    newPerson('Old Friend'),
    newPerson('Kept Friend'),
    newPerson('New'),
  ])
  await kari.call(recordConsent, { params: { id: kept.id }, body: { ...newsletter, givenOn: '2020-01-01' } })
  await server.owner.query(
    `update people set created_at = now() - interval '40 months' where id = any ($1)`,
    [[old.id, kept.id]],
  )
  await server.owner.query(
    `insert into leads (workspace_id, id, number, name, email, came_by, status, status_at, recycle_on, created_at)
     select $1, gen_random_uuid(), n, 'Lead ' || n, 'lead@x.example', 'hand', 'disqualified', now() - interval '13 months',
            case when n = 2 then '2030-01-01'::date end, now()
     from generate_series(1, 2) n`,
    [cast.kari.workspaceId],
  )
  const trial = await kari.call(tryRetentionRule, {
    params: { key: 'silent_people' },
    query: { months: 36 },
  })
  expect([trial.count, trial.rows.map(({ name }) => name)]).toEqual([1, ['Old Friend']])
  const round = () =>
    keepRetention(server.db, openFileStore(server.config.dataFolder), [cast.kari.workspaceId], {
      signal: AbortSignal.timeout(10_000),
    })
  expect(await round()).toBe(0)
  await kari.call(saveRetentionRule, {
    params: { key: 'silent_people' },
    ifMatch: 0,
    body: { months: 36, active: true },
  })
  await kari.call(saveRetentionRule, {
    params: { key: 'disqualified_leads' },
    ifMatch: 0,
    body: { months: 12, active: true },
  })
  const both = await Promise.all([round(), round()])
  expect(both[0] + both[1]).toBe(2)
  expect(await round()).toBe(0)
  const people = await server.owner.query('select id from people where id = any ($1)', [
    [old.id, kept.id, fresh.id],
  ])
  expect(people.rows.map(({ id }) => id).toSorted()).toEqual([kept.id, fresh.id].toSorted())
  const leads = await server.owner.query('select name, email, status from leads order by number')
  expect(leads.rows).toEqual([
    { name: '–', email: null, status: 'disqualified' },
    { name: 'Lead 2', email: 'lead@x.example', status: 'disqualified' },
  ])
  const { rows } = await kari.call(listErasures)
  expect(rows.map(({ because, by }) => [because, by])).toEqual([
    ['retention', null],
    ['retention', null],
  ])
})
