import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal } from '../../contract/deals/deals.ts'
import { restDeal } from '../../contract/deals/moves.ts'
import { adoptStarter } from '../../contract/process/process.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function play() {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari, 'cookie')
  for (const key of ['inbound', 'outbound']) await kari.call(adoptStarter, { params: { key } })
  const made = (title: string, body: object) => kari.call(createDeal, { body: { title, ...body } })
  for (const title of ['Lamps for the quay', 'Lamps for the lock', 'Lamps for the yard'])
    await made(title, { channel: 'inbound', amount: 4_000_000 })
  await made('Lamps for the hotel', { channel: 'outbound', source: 'cold_call' })
  await made('Lamps for the school', { channel: 'inbound', processId: cast.processId })
  const deal = await made('Lamps for the harbour', { channel: 'outbound', amount: 12_500_000 })
  return { server, cast, kari, deal }
}

const clean = async (page: Page) => {
  expect(await closedTo(page)).toEqual([])
}

test('rules are tried on the newest deals, put into another order, and a new deal says why it runs its process', async () => {
  const { server, cast } = await play()
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/processes')
  await page.getByRole('link', { name: 'Which process?' }).click()
  const rules = page.getByRole('list').filter({ has: page.getByRole('link', { name: 'Selling lamps' }) })
  await rules.getByText('Channel is “They came to us”').waitFor()
  const count = page.getByRole('button', { name: /4 of 6/ })
  await count.click()
  await page.getByText('runs Selling lamps').waitFor()
  await page.getByRole('link', { name: 'Lamps for the school' }).waitFor()
  await clean(page)

  const names = () => rules.getByRole('heading').allInnerTexts()
  const before = await names()
  await page.getByRole('button', { name: `Ask ${before[2]} earlier` }).press('Alt+ArrowUp')
  await page.getByText(`${before[2]} is now 2 of 3`).waitFor()
  await expect.poll(names).toEqual([before[0], before[2], before[1]])

  await page.goto('/deals?create=deal')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Because no rule of another process holds.').waitFor()
  await dialog.getByLabel('Channel').selectOption({ label: 'They came to us' })
  await dialog.getByText('Because Channel is “They came to us”').waitFor()
  await clean(page)
})

test('a deal asked for on the board of a process runs it; what the rules would choose is one click away', async () => {
  const { server, cast } = await play()
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/deals?process=${cast.processId}`)
  await page.getByRole('button', { name: 'New deal' }).click()
  const dialog = page.getByRole('dialog')
  const process = dialog.getByLabel('Process')
  const chosen = () => process.locator('option:checked').innerText()
  await expect.poll(chosen).toBe('Selling lamps')
  await dialog.getByLabel('Channel').selectOption({ label: 'They came to us' })
  await dialog.getByText('The rules would choose Inbound enquiry.').waitFor()
  await clean(page)
  await dialog.getByRole('button', { name: 'Take Inbound enquiry' }).click()
  await expect.poll(chosen).toBe('By the rules: Inbound enquiry')
})

test('the buyer is moved with evidence, the deal rests with a plan and is taken up again', async () => {
  const { server, cast, kari, deal } = await play()
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/deals/${deal.id}`)
  await page.getByRole('button', { name: 'Say where the buyer is…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Where is the buyer?' })
  await dialog.getByRole('radio').nth(0).check()
  await expect.poll(() => dialog.getByRole('button', { name: 'Keep' }).isDisabled()).toBe(true)
  await dialog.getByLabel('How do we know?').fill('They asked three suppliers')
  await clean(page)
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('They asked three suppliers').first().waitFor()
  await page.getByText('in step with us').waitFor()

  await page.getByRole('button', { name: 'Other actions' }).click()
  await page.getByRole('menuitem', { name: 'Let it rest…' }).click()
  const rest = page.getByRole('dialog', { name: 'Let the deal rest' })
  await rest.getByLabel('Meanwhile').waitFor()
  await clean(page)
  await page.keyboard.press('Escape')
  const body = { until: '2099-03-01', reason: 'No budget this year' }
  await kari.call(restDeal, { params: { id: deal.id }, body: { ...body, plan: 'not_now' } })
  await page.getByRole('heading', { name: 'While it rests' }).waitFor()
  await clean(page)
  await page.getByRole('button', { name: 'Take up again' }).click()
  await page.getByText('While it rests').waitFor({ state: 'detached' })
  await page.getByText('Taken up again').first().waitFor()
})
