import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { assignTask } from '../../contract/tasks/tasks.ts'
import { fireDeadlines } from '../../server/deadlines/fire-deadlines.ts'
import { createDeal } from '../../server/deals/create-deal.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast, publishFor } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

/** Any hour of any day is worked, so that the clock runs whenever the test does. */
const always = [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]])

const watched = ProcessDocument.parse({
  key: 'watched',
  name: 'Lighting for ships',
  firstContact: { warn: { workingMinutes: 480 }, breach: { workingMinutes: 960 }, escalateTo: 'head' },
  roles: [{ key: 'head', name: 'Head of sales' }],
  stages: [
    {
      key: 'asking',
      name: 'Asking what is needed',
      winProbability: 10,
      deadline: { warn: { workingMinutes: 180 }, breach: { workingMinutes: 260 }, escalateTo: 'head' },
      tasks: [
        {
          key: 'call',
          name: 'Call back',
          kind: 'call',
          mandatory: true,
          due: { workingMinutes: 200 },
          warn: { workingMinutes: 100 },
        },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
})

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function play() {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const { workspaceId } = cast.kari
  const { processId } = await publishFor(server.db, cast.kari, watched)
  await server.owner.query(
    `update workspaces set calendar = jsonb_set(jsonb_set(calendar, '{week}', $1), '{holidays}', 'null')`,
    [JSON.stringify(Object.fromEntries(always))],
  )
  await server.owner.query('insert into role_holders values ($1, $2, $3)', [
    workspaceId,
    'head',
    cast.eva.memberId,
  ])
  const deal = await server.db.write(workspaceId, (tx) =>
    createDeal(tx, { title: 'Lamps for the harbour', amount: 4_800_000, processId }, cast.ola),
  )
  const fire = () => fireDeadlines(server.db, new AbortController().signal)
  return { server, cast, deal, fire }
}

test('a missed deadline reaches the seller and his head of sales while they look, and leads to the deal', async () => {
  const { server, cast, deal, fire } = await play()
  const seller = await pageAs(browser, server, cast.ola)
  const head = await pageAs(browser, server, cast.eva)
  await Promise.all([seller.goto(`/deals/${deal.id}`), head.goto('/')])
  await seller.getByText(/4 h (20|19) min of working time left/).waitFor()
  await seller.getByRole('button', { name: 'Notices: nothing new' }).waitFor()

  await server.owner.query(`update deals set deadline_at = now() - interval '5 minutes'`)
  await fire()
  await seller.getByRole('button', { name: 'Notices: 1 not read' }).waitFor()
  await head.getByRole('button', { name: 'Notices: 1 not read' }).waitFor()

  await seller.getByText('The deadline of Asking what is needed passed').waitFor()
  await seller.getByText('Head of sales was told of the missed deadline').waitFor()

  await head.keyboard.press('g')
  await head.keyboard.press('b')
  const notice = head.getByRole('link', { name: 'Ola Nowak is past the deadline of a stage' })
  await notice.waitFor()
  expect(await closedTo(head)).toEqual([])
  await notice.press('Enter')
  await head.waitForURL(`**/deals/${deal.id}`)
  await head.getByRole('button', { name: 'Notices: nothing new' }).waitFor()
})

test('a given task is told at once, and all is read with one press', async () => {
  const { server, cast } = await play()
  const page = await pageAs(browser, server, cast.eva, { viewport: { width: 390, height: 844 } })
  await page.goto('/')
  await page.getByRole('button', { name: 'Notices: nothing new' }).waitFor()
  const { rows } = await server.owner.query('select id, version from tasks')
  const kari = await server.client(cast.kari)
  await kari.call(assignTask, {
    params: { id: rows[0].id },
    ifMatch: rows[0].version,
    body: { memberId: cast.eva.memberId },
  })
  await page.getByRole('button', { name: 'Notices: 1 not read' }).click()
  await page.getByRole('link', { name: 'Kari Berg gave you a task: Call back' }).waitFor()
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await page.getByRole('button', { name: 'Notices: nothing new', includeHidden: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText(/3 h (20|1\d) min of working time left/).waitFor()
})
