import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal, showDeal } from '../../contract/deals/deals.ts'
import type { DealId, TaskId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { changeProfile } from '../../contract/team/session.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast, publishFor } from '../cast.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

const process = ProcessDocument.parse({
  key: 'contracts',
  name: 'Selling under contract',
  stages: [
    {
      key: 'contract',
      name: 'Writing the contract',
      winProbability: 50,
      tasks: [{ key: 'sign', name: 'The signed contract', kind: 'document', mandatory: true }],
    },
    { key: 'signing', name: 'Delivering', winProbability: 90 },
  ],
})

let server: TestServer
let cast: Cast
let browser: Browser
let dealId: DealId
let taskId: TaskId

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  const { processId } = await publishFor(server.db, cast.kari, process)
  const ola = await server.client(cast.ola, 'cookie')
  const deal = await ola.call(createDeal, {
    body: { title: 'Lamps for the dock', amount: 2_000_000, processId },
  })
  dealId = deal.id
  taskId = deal.tasks[0]?.id as TaskId
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a contract without its file holds the deal; uploaded it is done, and the gate opens', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto(`/deals/${dealId}`)
  const gate = page.getByRole('region', { name: 'To leave “Writing the contract”' })
  await gate.getByRole('button', { name: 'Add files' }).click()
  const files = gate.getByRole('region', { name: 'Files of “The signed contract”' })
  await seen(files.getByText('A file is needed before this is done.'))
  const done = files.getByRole('button', { name: 'Done' })
  await expect.poll(() => done.getAttribute('aria-disabled')).toBe('true')
  await accessible(page)

  // The connection breaks: the chosen file stays, and goes when it is sent again.
  await page.route('**/api/v1/tasks/*/files', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue(),
  )
  await choose(files, 'Umowa – Łódź.pdf', '%PDF-1.7 signed')
  await seen(files.getByText('The connection broke. The file is still here: try again.'))
  await accessible(page)
  await page.unroute('**/api/v1/tasks/*/files')
  await files.getByRole('button', { name: 'Try again' }).click()
  await seen(files.getByRole('link', { name: 'Umowa – Łódź.pdf' }))
  await seen(files.getByText('The file that is needed is here.'))

  // An empty one is refused with what to do, and is let go of.
  await choose(files, 'empty.txt', '')
  await seen(files.getByText(/The file is empty/))
  await files.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => files.getByText('empty.txt').count()).toBe(0)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: 'Umowa – Łódź.pdf' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Umowa – Łódź.pdf')

  const side = page.getByRole('region', { name: 'Files', exact: true })
  await seen(side.getByRole('link', { name: 'The signed contract' }))
  await seen(page.getByText('File added: Umowa – Łódź.pdf'))
  await done.click()
  await seen(gate.getByText('Nothing is missing: the deal can go on.'))
  await page.getByRole('button', { name: 'Move to Delivering' }).click()
  const ola = await server.client(cast.ola, 'cookie')
  await expect
    .poll(async () => (await ola.call(showDeal, { params: { id: dealId } })).stageKey)
    .toBe('signing')
})

test('on the task’s own page its files stand, and a file put on the deal may be taken away', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto(`/tasks/${taskId}`)
  await seen(page.getByRole('link', { name: 'Umowa – Łódź.pdf' }))
  await expect.poll(() => page.getByText('Choose files').count()).toBe(0)
  await seen(page.getByText('File added: Umowa – Łódź.pdf'))
  await page.goto(`/deals/${dealId}`)
  const side = page.getByRole('region', { name: 'Files', exact: true })
  await choose(side, 'photo.txt', 'of the dock')
  await seen(side.getByRole('link', { name: 'photo.txt' }))
  await accessible(page)
  await side.getByRole('button', { name: 'Remove photo.txt' }).click()
  await seen(page.getByText('File removed: photo.txt'))
  await expect.poll(() => side.getByRole('link', { name: 'photo.txt' }).count()).toBe(0)
  await seen(page.getByText('photo.txt is removed'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await seen(side.getByRole('link', { name: 'photo.txt' }))
  await seen(page.getByText('File brought back: photo.txt'))
})

test('on a phone and from right to left nothing is pushed out of sight', async () => {
  const ola = await server.client(cast.ola, 'cookie')
  await ola.call(changeProfile, { body: { language: 'fa' } })
  const page = await pageAs(browser, server, cast.ola, { viewport: { width: 390, height: 844 } })
  for (const path of [`/deals/${dealId}`, `/tasks/${taskId}`]) {
    await page.goto(path)
    await seen(page.getByRole('link', { name: 'Umowa – Łódź.pdf' }))
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(390)
  }
})

const seen = (locator: Locator) => locator.first().waitFor({ state: 'visible' })

const choose = (where: Locator, name: string, text: string) =>
  where
    .getByLabel('Choose files')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })

async function accessible(page: Page): Promise<void> {
  expect(await closedTo(page)).toEqual([])
}
