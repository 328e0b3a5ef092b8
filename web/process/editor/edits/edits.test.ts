import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DraftDocument } from '../../../../contract/process/process-document.ts'
import { addStage } from './add-stage.ts'
import { addTask } from './add-task.ts'
import { duplicateStage, duplicateTask } from './duplicate.ts'
import { taskKeys } from './find.ts'
import { moveStage } from './move-stage.ts'
import { moveTask } from './move-task.ts'
import { removeStage } from './remove-stage.ts'
import { removeTask } from './remove-task.ts'
import { renameStage, renameTask } from './rename.ts'

const lamps = DraftDocument.parse({
  key: 'lamps',
  name: 'Selling lamps',
  stages: [
    { key: 'talk', name: 'Talking', winProbability: 10, maySkipTo: ['offer'] },
    {
      key: 'visit',
      name: { en: 'Visiting', pl: 'Wizyta' },
      winProbability: 30,
      maySkipTo: ['sign'],
      tasks: [
        { key: 'measure', name: 'Measuring', kind: 'meeting', mandatory: true },
        { key: 'draw', name: 'Drawing', kind: 'document', mandatory: true, after: ['measure'] },
      ],
    },
    {
      key: 'offer',
      name: 'Offering',
      winProbability: 60,
      mayGoBackTo: ['visit'],
      returnsTo: 'visit',
      tasks: [
        {
          key: 'agree',
          name: 'Agreeing',
          kind: 'approval',
          mandatory: true,
          approval: { approvals: 1, sendBackTo: 'visit' },
        },
      ],
    },
    { key: 'sign', name: 'Signing', winProbability: 90 },
  ],
})
const orderOf = ({ stages }: DraftDocument) => stages.map(({ key }) => key)
const tasksOf = ({ stages }: DraftDocument, key: string) =>
  stages.find((stage) => stage.key === key)?.tasks.map((task) => task.key)

test('a stage between two others has a chance to win between theirs', () => {
  const document = addStage(lamps, 'Pricing', 2)
  expect(orderOf(document)).toEqual(['talk', 'visit', 'pricing', 'offer', 'sign'])
  expect(document.stages[2]?.winProbability).toBe(45)
})

test('nothing points to a removed stage any more', () => {
  const offer = removeStage(lamps, 'visit').stages[1]
  expect(offer).toMatchObject({ key: 'offer', mayGoBackTo: [] })
  expect(offer).not.toHaveProperty('returnsTo')
  expect(offer?.tasks[0]?.approval).toEqual({ approvals: 1 })
  expect(removeStage(lamps, 'offer').stages[0]?.maySkipTo).toEqual([])
})

test('a moved stage keeps only the ways that still lead in their direction', () => {
  const document = moveStage(lamps, 'visit', 3)
  expect(orderOf(document)).toEqual(['talk', 'offer', 'sign', 'visit'])
  expect(document.stages[3]?.maySkipTo).toEqual([])
  expect(document.stages[1]).toMatchObject({ mayGoBackTo: [] })
  expect(document.stages[1]).not.toHaveProperty('returnsTo')
  expect(document.stages[1]?.tasks[0]?.approval).toEqual({ approvals: 1 })
})

test('a stage moved to where it stands is no change', () => {
  expect(moveStage(lamps, 'visit', 1)).toBe(lamps)
  expect(moveTask(lamps, 'draw', 'visit', 1)).toBe(lamps)
})

test('a task moved to another stage is waited for no more', () => {
  const document = moveTask(lamps, 'measure', 'offer', 0)
  expect(tasksOf(document, 'offer')).toEqual(['measure', 'agree'])
  expect(document.stages[1]?.tasks).toEqual([
    { key: 'draw', name: 'Drawing', kind: 'document', mandatory: true },
  ])
})

test('a task removed is waited for no more', () => {
  expect(removeTask(lamps, 'measure').stages[1]?.tasks[0]).not.toHaveProperty('after')
})

test('a copied stage has tasks of its own that wait for one another', () => {
  const document = duplicateStage(lamps, 'visit', () => 'Visiting again')
  expect(orderOf(document)).toEqual(['talk', 'visit', 'visit_2', 'offer', 'sign'])
  expect(document.stages[2]?.tasks[1]).toMatchObject({ key: 'draw_2', after: ['measure_2'] })
})

test('renaming never touches the key', () => {
  expect(renameStage(lamps, 'talk', () => 'Calling').stages[0]).toMatchObject({
    key: 'talk',
    name: 'Calling',
  })
  expect(renameTask(lamps, 'draw', () => 'Sketching').stages[1]?.tasks[1]).toMatchObject({
    key: 'draw',
    name: 'Sketching',
  })
})

test('whatever is done, keys stay unique, nothing points nowhere, and no task is lost but by removing it', () => {
  const place = fc.nat(6)
  const name = fc.constantFrom('Visiting', 'Talking', 'Measuring', 'ویزیت', 'X')
  const pick = (document: DraftDocument, n: number) => orderOf(document)[n % document.stages.length] ?? 'none'
  const pickTask = (document: DraftDocument, n: number) => {
    const keys = [...taskKeys(document)]
    return keys[n % Math.max(1, keys.length)] ?? 'none'
  }
  type Edit = (document: DraftDocument) => DraftDocument
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(name, place).map(
      ([n, p]): Edit =>
        (d) =>
          addStage(d, n, Math.min(p, d.stages.length)),
    ),
    fc.tuple(place, place).map(
      ([a, b]): Edit =>
        (d) =>
          moveStage(d, pick(d, a), b),
    ),
    place.map(
      (a): Edit =>
        (d) =>
          removeStage(d, pick(d, a)),
    ),
    place.map(
      (a): Edit =>
        (d) =>
          duplicateStage(d, pick(d, a), (n) => n),
    ),
    fc.tuple(place, name).map(
      ([a, n]): Edit =>
        (d) =>
          addTask(d, pick(d, a), n),
    ),
    fc.tuple(place, place, place).map(
      ([a, b, c]): Edit =>
        (d) =>
          moveTask(d, pickTask(d, a), pick(d, b), c),
    ),
    place.map(
      (a): Edit =>
        (d) =>
          removeTask(d, pickTask(d, a)),
    ),
    place.map(
      (a): Edit =>
        (d) =>
          duplicateTask(d, pickTask(d, a), (n) => n),
    ),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const document = edits.reduce((now, next) => next(now), lamps)
      if (document.stages.length <= 30) expect(DraftDocument.safeParse(document).success).toBe(true)
      const order = orderOf(document)
      expect(new Set(order).size).toBe(order.length)
      const tasks = document.stages.flatMap((stage) => stage.tasks)
      expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length)
      document.stages.forEach((stage, at) => {
        for (const target of stage.maySkipTo) expect(order.indexOf(target)).toBeGreaterThan(at)
        for (const target of stage.mayGoBackTo ?? []) expect(order.slice(0, at)).toContain(target)
        if (stage.returnsTo) expect(order.slice(0, at + 1)).toContain(stage.returnsTo)
        const own = new Set(stage.tasks.map(({ key }) => key))
        for (const task of stage.tasks) for (const key of task.after ?? []) expect(own).toContain(key)
      })
    }),
  )
})
