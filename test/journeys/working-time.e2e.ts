import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { listTasks } from '../../contract/tasks/tasks.ts'
import { recountDeadlines } from '../../server/deadlines/recounting/recount-deadlines.ts'
import { createDeal } from '../../server/deals/create-deal.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast, publishFor } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

const counter = ProcessDocument.parse({
  key: 'counter',
  name: 'Selling over the counter',
  stages: [
    {
      key: 'asking',
      name: 'Asking what is needed',
      winProbability: 10,
      tasks: [{ key: 'call', name: 'Call back', kind: 'call', mandatory: true, due: { workingDays: 1 } }],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
})

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

async function play() {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const { processId } = await publishFor(server.db, cast.kari, counter)
  // Every day is a working day, so that it does not matter on which the test runs.
  const daily = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((one) => [one, [{ from: '00:00', to: '24:00' }]]),
  )
  // The clock is that of Greenwich, without summer time: its days are the test's own.
  await server.owner.query(
    `update workspaces
     set time_zone = 'Africa/Abidjan',
         calendar = calendar || jsonb_build_object('week', $1::jsonb, 'holidays', null, 'timeZone', 'Africa/Abidjan')`,
    [JSON.stringify(daily)],
  )
  const deal = (title: string) =>
    server.db.write(cast.kari.workspaceId, (tx) =>
      createDeal(tx, { title, amount: 100, processId }, cast.ola),
    )
  const due = async (id: string) => {
    const { rows } = await server.owner.query<{ due_at: string }>(
      'select due_at from tasks where deal_id = $1',
      [id],
    )
    return rows[0]?.due_at.slice(0, 10) as string
  }
  return { server, cast, deal, due }
}

/** Types a day into a date field, part by part. */
async function typeDay(page: Awaited<ReturnType<typeof pageAs>>, label: string, on: string) {
  const [year, month, dayOfMonth] = on.split('-') as [string, string, string]
  await page.getByRole('spinbutton', { name: `day, ${label}` }).click()
  await page.keyboard.type(dayOfMonth + month + year)
}

test('an administrator closes the company for two days, and what is due moves past them', async () => {
  const { server, cast, deal, due } = await play()
  const before = await deal('Before the closing')
  await expect.poll(() => due(before.id)).toBe(day(1))

  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/working-time')
  await page.getByRole('textbox', { name: 'Called' }).fill('Moving house')
  await typeDay(page, 'From', day(1))
  await typeDay(page, 'Until, included', day(2))
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Moving house').first().waitFor()

  // What it means is said before it is saved.
  const change = page.getByRole('region', { name: 'What changes' })
  await change.getByText('1 running deadline will be counted again').waitFor()
  await change.getByText('1 working day from now:').waitFor()
  expect(await closedTo(page)).toEqual([])
  await change.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Working time saved').waitFor()

  const after = await deal('After the closing')
  await expect.poll(() => due(after.id)).toBe(day(3))
  await recountDeadlines(server.db, new AbortController().signal)
  await page.getByText('2 deadlines were counted again; 1 moved.').waitFor()
  await expect.poll(() => due(before.id)).toBe(day(3))

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Moving house').first().waitFor({ state: 'detached' })
  expect(await due((await deal('As before')).id)).toBe(day(1))
  await recountDeadlines(server.db, new AbortController().signal)
  await expect.poll(() => due(before.id)).toBe(day(1))

  const seller = await pageAs(browser, server, cast.ola)
  await seller.goto(`/deals/${after.id}`)
  await seller.getByText('Call back').first().waitFor()
})

test('a break, a copy to the next day and a closed day are set in place', async () => {
  const { server, cast } = await play()
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/working-time')
  const from = page.getByRole('textbox', { name: 'Monday, hours 1, from' })
  await from.fill('9')
  await page.getByRole('textbox', { name: 'Monday, hours 1, until' }).fill('1730')
  await page.getByRole('button', { name: 'Monday: Add a break' }).click()
  await page.getByRole('button', { name: 'Monday: Copy to Tuesday' }).click()
  await page.getByRole('button', { name: 'Sunday: Close' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Working time saved').waitFor()
  const { rows } = await server.owner.query(`select calendar -> 'week' as week from workspaces`)
  const split = [
    { from: '09:00', to: '12:00' },
    { from: '12:30', to: '17:30' },
  ]
  expect(rows[0].week).toMatchObject({ 1: split, 2: split, 7: [] })
})

test('who goes on leave says so in the profile, and the team sees until when but not why', async () => {
  const { server, cast, deal, due } = await play()
  const { id } = await deal('Lamps')
  const ola = await pageAs(browser, server, cast.ola)
  await ola.goto('/settings/profile')
  await ola.getByRole('combobox', { name: 'Kind' }).selectOption('sick')
  await typeDay(ola, 'From', day(0))
  await typeDay(ola, 'Until, included', day(4))
  await ola.getByRole('textbox', { name: 'Note for managers' }).fill('A broken leg')
  // What falls due meanwhile is named, and goes to a colleague with the same click.
  await ola.getByText('1 task falls due in these days').waitFor()
  await ola.getByRole('radio', { name: '1 goes to a colleague' }).check()
  await ola.getByRole('combobox', { name: 'Colleague' }).click()
  await ola.getByRole('option', { name: 'Eva Lind' }).click()
  expect(await closedTo(ola)).toEqual([])
  await ola.getByRole('button', { name: 'Add leave' }).click()
  await ola.getByText('A broken leg').waitFor()

  const { rows } = await server.owner.query('select assignee_id from tasks where deal_id = $1', [id])
  expect(rows).toEqual([{ assignee_id: cast.eva.memberId }])
  await expect.poll(() => due(id)).toBe(day(1))

  const per = await pageAs(browser, server, cast.per)
  await per.goto('/team')
  await per.getByText(/away until/).waitFor()
  await expect.poll(() => per.getByText('A broken leg').count()).toBe(0)

  const kari = await pageAs(browser, server, cast.kari)
  await kari.goto('/team')
  await kari.getByRole('button', { name: 'Ola Nowak' }).click()
  await kari.getByRole('menuitem', { name: 'Working time and leave' }).click()
  await kari.getByText('A broken leg').waitFor()
})

test('who names a deputy with his leave hands his work on, and has it again when he is back', async () => {
  const { server, cast, deal } = await play()
  const lamps = await deal('Lamps')
  await deal('Lanterns')
  const ola = await pageAs(browser, server, cast.ola)
  await ola.goto('/settings/profile')
  await typeDay(ola, 'From', day(0))
  await typeDay(ola, 'Until, included', day(4))
  await ola.getByRole('switch', { name: 'Somebody does the work meanwhile' }).check()
  await ola.getByRole('combobox', { name: 'Who does the work' }).click()
  await ola.getByRole('option', { name: 'Per Moe' }).click()
  expect(await closedTo(ola)).toEqual([])
  await ola.getByRole('button', { name: 'Add leave' }).click()
  await ola.getByText('Per Moe does the work').waitFor()
  await ola.getByText('Per Moe does your work until').waitFor()

  // A seller of another team, who sees none of it otherwise.
  const other = await launchBrowser()
  onTestFinished(() => other.close())
  const per = await pageAs(other, server, cast.per)
  await per.goto('/')
  await per.getByText('You act for Ola Nowak until').waitFor()
  const tasks = per.getByRole('main').getByRole('listitem').filter({ hasText: 'Call back' })
  await tasks.filter({ hasText: 'Lamps' }).getByText('for Ola Nowak', { exact: true }).waitFor()
  await tasks.filter({ hasText: 'Lanterns' }).waitFor()
  await tasks.filter({ hasText: 'Lamps' }).getByRole('button', { name: 'Done: Call back' }).click()
  await tasks.filter({ hasText: 'Lamps' }).waitFor({ state: 'detached' })

  // Who did it stands on the deal, and for whom.
  await ola.goto(`/deals/${lamps.id}`)
  await ola.getByText('Per Moe', { exact: false }).first().waitFor()
  await ola.getByText('for Ola Nowak').first().waitFor()
  await ola.getByRole('button', { name: 'I am back' }).click()
  await ola.getByText('Per Moe does your work until').waitFor({ state: 'detached' })
  await ola.goto('/')
  const own = ola.getByRole('main').getByRole('listitem').filter({ hasText: 'Call back' })
  await own.filter({ hasText: 'Lanterns' }).waitFor()
  await expect.poll(() => own.count()).toBe(1)

  await per.reload()
  await per.getByRole('heading', { level: 1 }).waitFor()
  await per.getByText('You act for Ola Nowak until').waitFor({ state: 'detached' })
  await tasks.first().waitFor({ state: 'detached' })
  expect((await (await server.client(cast.per)).call(listTasks, { query: {} })).rows).toEqual([])
})
