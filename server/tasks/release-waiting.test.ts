import { expect, test } from 'vitest'
import { createDeal, showDeal } from '../../contract/deals/deals.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { completeTask, type Task, waiveTask } from '../../contract/tasks/tasks.ts'
import { publishFor } from '../../test/cast.ts'
import { openHouse } from '../../test/house.ts'

const task = (key: string, more: object = {}) => ({
  key,
  name: key,
  kind: 'other',
  mandatory: false,
  ...more,
})
const offering = ProcessDocument.parse({
  key: 'offering',
  name: 'Offering',
  stages: [
    {
      key: 'pricing',
      name: 'Pricing the offer',
      winProbability: 40,
      tasks: [
        task('measure'),
        task('price'),
        task('write', {
          after: ['measure', 'price'],
          due: { workingMinutes: 240 },
          warn: { workingMinutes: 60 },
        }),
      ],
    },
    { key: 'signing', name: 'Signing the contract', winProbability: 90 },
  ],
})

const { server, cast, kari } = await openHouse(['kari'])

const { processId } = await publishFor(server.db, cast.kari, offering)

async function aDealsTasks() {
  const deal = await kari.call(createDeal, { body: { title: 'Lamps', processId: processId as never } })
  const called = async (key: string) => {
    const { tasks } = await kari.call(showDeal, { params: { id: deal.id } })
    return tasks.find(({ templateKey }) => templateKey === key) as Task
  }
  const close = async (key: string, how: 'done' | 'waived') => {
    const { id, version } = await called(key)
    const at = { params: { id }, ifMatch: version }
    return how === 'done'
      ? kari.call(completeTask, { ...at, body: {} })
      : kari.call(waiveTask, { ...at, body: { reason: 'The old figures hold' } })
  }
  return { called, close }
}

test.each(['done', 'waived'] as const)(
  'what waited is due once the last before it is %s, and not before',
  async (how) => {
    const { called, close } = await aDealsTasks()
    await close('measure', 'done')
    expect(await called('write')).toMatchObject({
      dueAt: null,
      warnAt: null,
      can: { complete: 'task_waits' },
    })
    const { closedAt } = await close('price', how)
    const { dueAt, warnAt, can } = await called('write')
    expect(can.complete).toBe(true)
    expect(Date.parse(warnAt as string)).toBeGreaterThan(Date.parse(closedAt as string))
    expect(Date.parse(dueAt as string)).toBeGreaterThan(Date.parse(warnAt as string))
  },
)

test('of two closed at the same moment one sees the other: the clock of what waited for both begins', async () => {
  const deals = await Promise.all(Array.from({ length: 10 }, aDealsTasks))
  for (const { called, close } of deals) {
    await Promise.all([close('measure', 'done'), close('price', 'waived')])
    expect((await called('write')).dueAt).not.toBeNull()
  }
})
