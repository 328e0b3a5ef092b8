import { expect, test } from 'vitest'
import * as deals from '../../../contract/deals/deals.ts'
import type { ProcessId } from '../../../contract/ids.ts'
import * as contract from '../../../contract/process/process.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import * as drafts from '../../../contract/process/process-drafts.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'

const { server, cast, kari } = await openHouse(['kari'])
// The first use of a key is an event of its own.
await kari.call(contract.listProcesses)

const of = (id: ProcessId) => ({ params: { id } })
const begin = (body: { name: string; starter?: string; copyOf?: ProcessId }) =>
  kari.call(drafts.beginProcess, { body })
const save = (id: ProcessId, ifMatch: number, document: DraftDocument) =>
  kari.send(drafts.saveDraft, { ...of(id), ifMatch, body: { document } })
const publish = (id: ProcessId, ifMatch: number, reason = 'A first try') =>
  kari.send(drafts.publishDraft, { ...of(id), ifMatch, body: { reason } })

const stages: DraftDocument['stages'] = ['asking', 'signing'].map((key, place) => ({
  key,
  name: `${key} it`,
  winProbability: 20 + place * 50,
  requiredFields: [],
  exitCriteria: [],
  tasks: [],
  maySkipTo: [],
  mayWin: false,
}))

async function published(name: string) {
  const { processId, version, document } = await begin({ name })
  const saved = await save(processId, version, { ...document, stages })
  await publish(processId, saved.body.version)
  return processId
}

test('a process begins empty, is saved with faults, published without, and is version 1 with its reason', async () => {
  const begun = await begin({ name: 'Selling gates' })
  expect(begun).toMatchObject({
    document: { key: 'selling_gates', name: 'Selling gates', stages: [] },
    basedOn: null,
    savedBy: { id: cast.kari.memberId },
    faults: [{ code: 'too_few_stages' }],
  })
  const { processId } = begun
  const listed = (await kari.call(contract.listProcesses)).begun
  expect(listed).toMatchObject([{ id: processId, key: 'selling_gates' }])

  const refused = await publish(processId, begun.version)
  expect([refused.status, refused.body.code, refused.body.fields?.[0]?.code]).toEqual([
    ...[422, 'process_invalid', 'too_few_stages'],
  ])
  const saved = await save(processId, begun.version, { ...begun.document, stages })
  expect(saved.body).toMatchObject({ version: begun.version + 1, faults: [] })
  const { body } = await publish(processId, saved.body.version, 'We sell gates now')
  expect(body).toMatchObject({ processId, number: 1, state: 'published' })

  const { rows } = await kari.call(drafts.listVersions, of(processId))
  expect(rows).toMatchObject([
    { number: 1, state: 'published', reason: 'We sell gates now', publishedBy: 'Kari Berg', runningDeals: 0 },
  ])
  expect((await kari.call(contract.listProcesses)).begun).toEqual([])
  const events = await server.owner.query(
    `select type, data ->> 'reason' as reason from events where subject_id = $1 order by seq`,
    [processId],
  )
  expect(events.rows).toEqual([
    { type: 'process.draft_begun', reason: null },
    { type: 'process.draft_saved', reason: null },
    { type: 'process.published', reason: 'We sell gates now' },
  ])
})

test('looking at the draft of a process nobody works on shows its latest version and writes nothing', async () => {
  const before = await tableHashes(server.owner, ['api_keys'])
  const draft = await kari.call(drafts.showDraft, of(cast.processId))
  const { document } = await kari.call(contract.showProcess, of(cast.processId))
  expect(draft).toMatchObject({ document, basedOn: 1, savedBy: null, faults: [] })
  expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
})

test('of fifty who save at once over the same version one saves; the others are shown what he saved', async () => {
  const { processId, version, document } = await begin({ name: 'Fifty hands' })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      save(processId, version, { ...document, purpose: `hand ${number}` }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const present = await kari.call(drafts.showDraft, of(processId))
  for (const { body } of answers.filter(({ status }) => status !== 200)) {
    expect(body.code).toBe('changed_meanwhile')
    expect(body.details).toMatchObject({
      version: version + 1,
      current: { version: version + 1, document: present.document },
    })
  }
})

test('the same document again is no save', async () => {
  const { processId, version, document } = await begin({ name: 'Saved twice' })
  const before = await tableHashes(server.owner, ['api_keys'])
  expect((await save(processId, version, document)).body.version).toBe(version)
  expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
})

test('an old screen saves nothing over what was published or thrown away since', async () => {
  const id = await published('Old screens')
  const { version, document } = await kari.call(drafts.showDraft, of(id))
  const saved = await save(id, version, { ...document, purpose: 'new' })
  const thrown = await kari.send(drafts.discardDraft, { ...of(id), ifMatch: saved.body.version })
  expect(thrown.body).toEqual({ processGone: false })
  for (const old of [version, saved.body.version])
    expect((await save(id, old, { ...document, purpose: 'old' })).body.code).toBe('changed_meanwhile')
  const fresh = await kari.call(drafts.showDraft, of(id))
  expect(fresh.document).toEqual(document)

  const { yaml } = await kari.call(contract.exportProcess, of(id))
  await kari.call(contract.publishProcess, {
    body: { yaml: yaml.replace('winProbability: 20', 'winProbability: 30') },
  })
  expect((await save(id, fresh.version, { ...document, purpose: 'old' })).body.code).toBe('changed_meanwhile')
})

test('a draft begun before another version was published says so', async () => {
  const id = await published('Overtaken')
  const { version, document } = await kari.call(drafts.showDraft, of(id))
  await save(id, version, { ...document, purpose: 'mine' })
  const { yaml } = await kari.call(contract.exportProcess, of(id))
  const theirs = yaml.replace('winProbability: 20', 'winProbability: 30')
  await kari.call(contract.publishProcess, { body: { yaml: theirs, reason: 'Better numbers' } })
  const { hints, basedOn } = await kari.call(drafts.showDraft, of(id))
  expect([basedOn, hints[0]?.code]).toEqual([1, 'draft_outdated'])
  const { rows } = await kari.call(drafts.compareVersions, { ...of(id), query: { from: 2, to: 'draft' } })
  expect(rows.map(({ what, field, before, after }) => [what, field, before, after])).toEqual([
    ['process', 'purpose', undefined, 'mine'],
    ['stage', 'winProbability', 30, 20],
  ])
})

test('throwing away the draft of a process never published ends the process', async () => {
  const { processId, version } = await begin({ name: 'A passing thought' })
  const { body } = await kari.send(drafts.discardDraft, { ...of(processId), ifMatch: version })
  expect(body).toEqual({ processGone: true })
  expect((await kari.send(drafts.showDraft, of(processId))).status).toBe(404)
})

test('a process begins as a starter or as a copy, under a name and a key of its own', async () => {
  const starter = await begin({ name: 'Żółte łódki', starter: 'inbound' })
  expect(starter.document).toMatchObject({ key: 'zolte_lodki', name: 'Żółte łódki' })
  expect(starter.faults).toEqual([])
  const copy = await begin({ name: 'فروش', copyOf: starter.processId })
  expect(copy.document).toEqual({
    ...{ ...starter.document, appliesWhen: undefined },
    key: 'process',
    name: 'فروش',
  })
  const again = await kari.send(drafts.beginProcess, { body: { name: 'żółte ŁÓDKI' } })
  expect([again.status, again.body.code]).toEqual([409, 'already_exists'])
  const other = await begin({ name: 'Zolte lodki' })
  expect(other.document.key).toBe('zolte_lodki_2')
})

test('a retired process is run by no new deal, and still shown with the deals it has', async () => {
  const id = await published('Yesterday')
  const made = await kari.call(deals.createDeal, { body: { title: 'Old gates', processId: id } })
  const retired = await kari.call(drafts.retireProcess, { ...of(id), body: { reason: 'Nobody buys gates' } })
  expect(retired.retiredAt).toBeTruthy()
  const refused = await kari.send(deals.createDeal, { body: { title: 'New gates', processId: id } })
  expect(refused.status).toBe(400)
  const { rows } = await kari.call(contract.listProcesses)
  expect(rows.find((row) => row.id === id)).toMatchObject({ retiredAt: retired.retiredAt, openDeals: 1 })
  expect((await kari.call(drafts.listVersions, of(id))).rows[0]?.runningDeals).toBe(1)
  expect(made.processId).toBe(id)
  await kari.call(drafts.reviveProcess, of(id))
  expect((await kari.send(deals.createDeal, { body: { title: 'New gates', processId: id } })).status).toBe(
    201,
  )
})

test('of two who retire the last two processes at once one is refused', async () => {
  const { rows } = await kari.call(contract.listProcesses)
  const [one, other, ...rest] = rows
  const body = { reason: 'Enough' }
  for (const { id } of rest) await kari.call(drafts.retireProcess, { ...of(id), body })
  const answers = await Promise.all(
    [one, other].map((row) => kari.send(drafts.retireProcess, { ...of(row?.id as ProcessId), body })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  for (const { id } of rows) await kari.call(drafts.reviveProcess, of(id))
})

test('one without the right neither sees a draft nor begins, saves, publishes or retires anything', async () => {
  const ola = await server.client(cast.ola)
  const { version, document } = await kari.call(drafts.showDraft, of(cast.processId))
  const here = of(cast.processId)
  await ola.call(drafts.listVersions, here)
  const before = await tableHashes(server.owner, ['api_keys'])
  const answers = [
    await ola.send(drafts.showDraft, here),
    await ola.send(drafts.beginProcess, { body: { name: 'Mine' } }),
    await ola.send(drafts.saveDraft, { ...here, ifMatch: version, body: { document } }),
    await ola.send(drafts.discardDraft, { ...here, ifMatch: version }),
    await ola.send(drafts.publishDraft, { ...here, ifMatch: version, body: { reason: 'Why not' } }),
    await ola.send(drafts.retireProcess, { ...here, body: { reason: 'Why not' } }),
    await ola.send(drafts.reviveProcess, here),
    await ola.send(drafts.compareVersions, { ...here, query: { from: 1, to: 'draft' } }),
  ]
  expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'not_allowed'))
  expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
  expect((await ola.call(contract.listProcesses)).begun).toEqual([])
})

test('a draft keeps the key of its process', async () => {
  const { processId, version, document } = await begin({ name: 'Keys stay' })
  const { status, body } = await save(processId, version, { ...document, key: 'inbound' })
  expect([status, body.fields?.[0]?.path]).toEqual([400, 'body.document.key'])
})
