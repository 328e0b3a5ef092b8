import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../../contract/process/process-drafts.ts'
import { Refused, Unreachable } from '../../../platform/refused.ts'
import { addStage } from '../edits/add-stage.ts'
import { changeStage } from '../edits/find.ts'
import { type DraftStore, makeDraftStore } from './draft-store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lamps = DraftDocument.parse({
  key: 'lamps',
  name: 'Selling lamps',
  stages: [
    { key: 'talk', name: 'Talking', winProbability: 10 },
    { key: 'sign', name: 'Signing', winProbability: 90 },
  ],
})
const savedBy = { id: 'kari' as never, name: 'Kari Berg' }
const draftOf = (document: DraftDocument, version: number): ProcessDraft => ({
  processId: 'p' as never,
  document,
  basedOn: null,
  version,
  savedAt: '2026-11-22T10:00:00Z',
  savedBy,
  faults: [],
  hints: [],
  holders: {},
})
const refused = (code: 'changed_meanwhile' | 'malformed', status: number) =>
  new Refused({ type: '', title: code, status, code, requestId: '' })

/** A drawer for one document, as the server keeps it: a save over a newer version is refused. */
function drawer(document = lamps) {
  const at = { document, version: 1, reachable: true, saves: 0 }
  return {
    at,
    open(): { store: DraftStore; kept: () => DraftDocument | null } {
      let kept: DraftDocument | null = null
      const store = makeDraftStore(draftOf(at.document, at.version), {
        async save(given, version) {
          if (!at.reachable) throw new Unreachable(undefined)
          if (version !== at.version) throw refused('changed_meanwhile', 409)
          at.document = given
          at.version += 1
          at.saves += 1
          return draftOf(given, at.version)
        },
        async fetch() {
          if (!at.reachable) throw new Unreachable(undefined)
          return draftOf(at.document, at.version)
        },
        keep: (editing) => void (kept = editing.document),
        forget: () => void (kept = null),
        onDraft: () => undefined,
      })
      return { store, kept: () => kept }
    },
  }
}
const rename = (key: string, name: string) => (document: DraftDocument) =>
  changeStage(document, key, (stage) => ({ ...stage, name }))
const namesOf = ({ stages }: DraftDocument) => stages.map(({ name }) => name)
const shown = (store: DraftStore) => namesOf(store.now().editing.document)

test('what is typed in one go is one step, one save and one undo', async () => {
  const server = drawer()
  const { store } = server.open()
  for (const name of ['C', 'Ca', 'Call']) store.edit(rename('talk', name), 'Name', 'stage.talk')
  expect(store.now().saving.is).toBe('waiting')
  await vi.advanceTimersByTimeAsync(700)
  expect(store.now().saving.is).toBe('saved')
  expect(server.at).toMatchObject({ saves: 1, version: 2 })
  store.undo()
  expect(shown(store)).toEqual(['Talking', 'Signing'])
  store.redo()
  expect(shown(store)).toEqual(['Call', 'Signing'])
})

test('the same words elsewhere, or a second later, are a step of their own', async () => {
  const { store } = drawer().open()
  store.edit(rename('talk', 'A'), 'Name', 'stage.talk')
  store.edit(rename('sign', 'B'), 'Name', 'stage.sign')
  await vi.advanceTimersByTimeAsync(1_000)
  store.edit(rename('sign', 'C'), 'Name', 'stage.sign')
  expect(store.now().editing.past).toHaveLength(3)
})

test('without a connection the document is kept in the browser and sent when there is one', async () => {
  const server = drawer()
  const { store, kept } = server.open()
  server.at.reachable = false
  store.edit(rename('talk', 'Calling'), 'Name', 'stage.talk')
  expect(kept()).not.toBeNull()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(store.now().saving.is).toBe('kept')
  server.at.reachable = true
  await vi.advanceTimersByTimeAsync(5_000)
  expect(store.now().saving.is).toBe('saved')
  expect(kept()).toBeNull()
  expect(namesOf(server.at.document)).toEqual(['Calling', 'Signing'])
})

test('two people who save over each other lose nothing', async () => {
  const server = drawer()
  const kari = server.open().store
  const ola = server.open().store
  kari.edit(rename('talk', 'Calling'), 'Name', 'stage.talk')
  ola.edit((document) => addStage(document, 'Pricing', 1), 'Add', 'map')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(namesOf(server.at.document)).toEqual(['Calling', 'Pricing', 'Signing'])
  kari.receive(draftOf(server.at.document, server.at.version))
  expect(shown(kari)).toEqual(['Calling', 'Pricing', 'Signing'])
  expect(kari.now().saving.is).toBe('saved')
})

test('undoing takes back what I did and leaves what another did since', async () => {
  const server = drawer()
  const { store } = server.open()
  store.edit(rename('talk', 'Calling'), 'Name', 'stage.talk')
  await vi.advanceTimersByTimeAsync(1_000)
  store.receive(draftOf(addStage(server.at.document, 'Pricing', 1), 3))
  store.undo()
  expect(shown(store)).toEqual(['Talking', 'Pricing', 'Signing'])
})

test('where both wrote the same, mine stays and who wrote the other is told', async () => {
  const server = drawer()
  const { store } = server.open()
  store.edit(rename('talk', 'Mine'), 'Name', 'stage.talk')
  store.receive(draftOf(rename('talk', 'Theirs')(lamps), 2))
  expect(shown(store)).toEqual(['Mine', 'Signing'])
  expect(store.now().editing.clashes).toMatchObject([{ by: 'Kari Berg', theirs: 'Theirs' }])
})

test('a document the server does not take says so and is sent again after the next change', async () => {
  let takes = false
  const store = makeDraftStore(draftOf(lamps, 1), {
    async save(given) {
      if (!takes) throw refused('malformed', 400)
      return draftOf(given, 2)
    },
    fetch: async () => draftOf(lamps, 1),
    keep: () => undefined,
    forget: () => undefined,
    onDraft: () => undefined,
  })
  store.edit(rename('talk', ''), 'Name', 'stage.talk')
  await vi.advanceTimersByTimeAsync(700)
  expect(store.now().saving.is).toBe('refused')
  takes = true
  store.edit(rename('talk', 'Calling'), 'Name', 'stage.talk')
  await vi.advanceTimersByTimeAsync(700)
  expect(store.now().saving.is).toBe('saved')
})
