import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DraftDocument } from '../../../../contract/process/process-document.ts'
import { addStage } from '../edits/add-stage.ts'
import { addTask } from '../edits/add-task.ts'
import { changeStage, changeTask, stageOf, taskKeys, taskOf } from '../edits/find.ts'
import { moveStage } from '../edits/move-stage.ts'
import { moveTask } from '../edits/move-task.ts'
import { removeStage } from '../edits/remove-stage.ts'
import { removeTask } from '../edits/remove-task.ts'
import { same } from './keyed.ts'
import { mergeDocuments } from './merge.ts'
import { takeTheirs } from './take-theirs.ts'

const base = DraftDocument.parse({
  key: 'lamps',
  name: { en: 'Selling lamps', pl: 'Sprzedaż lamp' },
  roles: [{ key: 'analyst', name: 'Analyst' }],
  stages: [
    { key: 'talk', name: 'Talking', winProbability: 10, requiredFields: ['company', 'person'] },
    {
      key: 'visit',
      name: 'Visiting',
      purpose: 'See the site',
      winProbability: 30,
      deadline: { breach: { workingDays: 2 } },
      tasks: [
        { key: 'measure', name: 'Measuring', kind: 'meeting', mandatory: true },
        { key: 'draw', name: 'Drawing', kind: 'document', mandatory: true },
      ],
    },
    { key: 'sign', name: 'Signing', winProbability: 90 },
  ],
})
const visit = (change: object) => changeStage(base, 'visit', (stage) => ({ ...stage, ...change }))
const orderOf = ({ stages }: DraftDocument) => stages.map(({ key }) => key)

test('changes to different properties of one stage are both kept', () => {
  const { document, clashes } = mergeDocuments(base, visit({ name: 'Seeing' }), visit({ winProbability: 35 }))
  expect(stageOf(document, 'visit')).toMatchObject({ name: 'Seeing', winProbability: 35 })
  expect(clashes).toEqual([])
})

test('where both changed the same property mine stays, and theirs can be taken', () => {
  const { document, clashes } = mergeDocuments(base, visit({ purpose: 'Mine' }), visit({ purpose: 'Theirs' }))
  expect(stageOf(document, 'visit')?.purpose).toBe('Mine')
  expect(clashes).toEqual([{ path: ['stages', 'visit', 'purpose'], kind: 'changed', theirs: 'Theirs' }])
  const taken = takeTheirs(document, clashes[0]!)
  expect(stageOf(taken, 'visit')?.purpose).toBe('Theirs')
})

test('two translations of one name are both kept', () => {
  const mine = { ...base, name: { en: 'Lamps', pl: 'Sprzedaż lamp' } }
  const theirs = { ...base, name: { en: 'Selling lamps', pl: 'Lampy', nb: 'Lamper' } }
  expect(mergeDocuments(base, mine, theirs).document.name).toEqual({ en: 'Lamps', pl: 'Lampy', nb: 'Lamper' })
})

test('a span of days and a span of minutes do not mix', () => {
  const { document, clashes } = mergeDocuments(
    base,
    visit({ deadline: { breach: { workingDays: 3 } } }),
    visit({ deadline: { breach: { workingMinutes: 90 }, warn: { workingMinutes: 30 } } }),
  )
  expect(stageOf(document, 'visit')?.deadline).toEqual({
    breach: { workingDays: 3 },
    warn: { workingMinutes: 30 },
  })
  expect(clashes.map(({ path }) => path.join('.'))).toEqual(['stages.visit.deadline.breach'])
})

test('stages both added stay where each put his', () => {
  const { document } = mergeDocuments(base, addStage(base, 'Calling', 1), addStage(base, 'Pricing', 2))
  expect(orderOf(document)).toEqual(['talk', 'calling', 'visit', 'pricing', 'sign'])
})

test('one moves a stage while the other adds one', () => {
  const { document } = mergeDocuments(base, addStage(base, 'Pricing', 2), moveStage(base, 'sign', 0))
  expect(orderOf(document)).toEqual(['sign', 'talk', 'visit', 'pricing'])
})

test('one moves a task to another stage while the other renames it: it is moved, renamed, and there once', () => {
  const renamed = changeTask(base, 'draw', (task) => ({ ...task, name: 'Sketching' }))
  for (const [mine, theirs] of [
    [moveTask(base, 'draw', 'sign', 0), renamed],
    [renamed, moveTask(base, 'draw', 'sign', 0)],
  ] as const) {
    const { document, clashes } = mergeDocuments(base, mine, theirs)
    expect(document.stages.map(({ tasks }) => tasks.map(({ key }) => key))).toEqual([
      [],
      ['measure'],
      ['draw'],
    ])
    expect(taskOf(document, 'draw')?.name).toBe('Sketching')
    expect(clashes).toEqual([])
  }
})

test('a stage one removes while the other works on it stays, and both hear of it', () => {
  const worked = visit({ purpose: 'Measure the hall' })
  const removed = removeStage(base, 'visit')
  const kept = mergeDocuments(base, worked, removed)
  expect(orderOf(kept.document)).toEqual(['talk', 'visit', 'sign'])
  expect(kept.clashes).toMatchObject([{ path: ['stages', 'visit'], kind: 'removed_by_them' }])
  expect(orderOf(takeTheirs(kept.document, kept.clashes[0]!))).toEqual(['talk', 'sign'])
  expect(mergeDocuments(base, removed, worked).clashes).toMatchObject([{ kind: 'removed_by_me' }])
})

test('what one requires and the other no longer requires are both done', () => {
  const fields = (requiredFields: ('company' | 'person' | 'amount')[]) =>
    changeStage(base, 'talk', (stage) => ({ ...stage, requiredFields }))
  const { document } = mergeDocuments(base, fields(['company', 'person', 'amount']), fields(['person']))
  expect(stageOf(document, 'talk')?.requiredFields).toEqual(['person', 'amount'])
})

type Edit = (document: DraftDocument) => DraftDocument
const stageName = fc.constantFrom('talk', 'visit', 'sign', 'pricing', 'calling')
const taskName = fc.constantFrom('measure', 'draw', 'asking')
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.nat(3).map(
    (at): Edit =>
      (d) =>
        addStage(d, 'Pricing', Math.min(at, d.stages.length)),
  ),
  fc.nat(3).map(
    (at): Edit =>
      (d) =>
        addStage(d, 'Calling', Math.min(at, d.stages.length)),
  ),
  fc.tuple(stageName, fc.nat(3)).map(
    ([key, at]): Edit =>
      (d) =>
        moveStage(d, key, at),
  ),
  stageName.map(
    (key): Edit =>
      (d) =>
        removeStage(d, key),
  ),
  stageName.map(
    (key): Edit =>
      (d) =>
        addTask(d, key, 'Asking'),
  ),
  fc.tuple(taskName, stageName, fc.nat(2)).map(
    ([key, to, at]): Edit =>
      (d) =>
        moveTask(d, key, to, at),
  ),
  taskName.map(
    (key): Edit =>
      (d) =>
        removeTask(d, key),
  ),
  fc.tuple(stageName, fc.constantFrom('A', 'B', 'C')).map(
    ([key, purpose]): Edit =>
      (d) =>
        changeStage(d, key, (stage) => ({ ...stage, purpose })),
  ),
  fc.tuple(taskName, fc.constantFrom('A', 'B', 'C')).map(
    ([key, name]): Edit =>
      (d) =>
        changeTask(d, key, (task) => ({ ...task, name })),
  ),
)
const anyWork = fc.array(anyEdit, { maxLength: 6 }).map((edits) => edits.reduce((d, edit) => edit(d), base))

test('who changed nothing gets what the other made', () => {
  fc.assert(
    fc.property(anyWork, (work) => {
      expect(mergeDocuments(base, work, base).document).toEqual(work)
      expect(mergeDocuments(base, base, work).document).toEqual(work)
      expect(mergeDocuments(base, work, work)).toEqual({ document: work, clashes: [] })
    }),
  )
})

test('whatever two people do, the merged document is sound and no key is there twice', () => {
  fc.assert(
    fc.property(anyWork, anyWork, (mine, theirs) => {
      const { document } = mergeDocuments(base, mine, theirs)
      expect(DraftDocument.safeParse(document).success).toBe(true)
      expect(new Set(orderOf(document)).size).toBe(document.stages.length)
      const tasks = document.stages.flatMap((stage) => stage.tasks)
      expect(taskKeys(document).size).toBe(tasks.length)
    }),
    { numRuns: 500 },
  )
})

test('nobody’s work is lost: what either added or wrote is there, or a clash names it', () => {
  fc.assert(
    fc.property(anyWork, anyWork, (mine, theirs) => {
      const { document, clashes } = mergeDocuments(base, mine, theirs)
      const clashed = (path: string) => clashes.some((clash) => path.startsWith(clash.path.join('.')))
      for (const work of [mine, theirs]) {
        for (const stage of work.stages) {
          const before = stageOf(base, stage.key)
          if (same(before?.purpose, stage.purpose)) continue
          const now = stageOf(document, stage.key)
          expect(now).toBeDefined()
          if (!same(now?.purpose, stage.purpose)) expect(clashed(`stages.${stage.key}.purpose`)).toBe(true)
        }
        for (const key of taskKeys(base))
          if (taskOf(mine, key) && taskOf(theirs, key)) expect(taskOf(document, key)).toBeDefined()
        for (const key of taskKeys(work)) if (!taskOf(base, key)) expect(taskOf(document, key)).toBeDefined()
      }
    }),
    { numRuns: 500 },
  )
})
