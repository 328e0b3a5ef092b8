import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createDeal, editDeal, showDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import { changeProfile } from '../../contract/team/session.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let browser: Browser

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a deal is stopped by its gate, the analyst does his task, it goes on and is won', async () => {
  const id = await aDealInPricing('Lamps for the quay', 0)
  const page = await dealPage(cast.ola, id)
  const move = page.getByRole('button', { name: 'Move to Negotiating the terms' })
  await expect.poll(() => move.getAttribute('aria-disabled')).toBe('true')
  await move.focus()
  await seen(page.getByRole('tooltip', { name: 'Something is still missing in this stage.' }))
  await seen(page.getByRole('link', { name: '4 things are still missing' }))
  const gate = page.getByRole('region', { name: 'To leave “Pricing the offer”' })
  await seen(task(gate, 'Calculate the price').getByText('in the queue of Analyst'))
  await seen(task(gate, 'Check the price').getByText('After: Calculate the price'))
  await seen(gate.getByText('Worth more than 1,000'))
  await move.press('Enter')
  expect((await theDeal(id)).stageKey).toBe('pricing')

  await gate.getByLabel('Amount').fill('12,500')
  await gate.getByRole('button', { name: 'Save' }).click()
  await seen(page.getByRole('link', { name: '2 things are still missing' }))
  await expect.poll(() => gate.getByText('Worth more than 1,000').count()).toBe(0)

  const today = await pageAs(browser, server, cast.dariush)
  await today.goto('/')
  await today.getByRole('link', { name: 'See what waits' }).click()
  const waiting = task(today, 'Calculate the price').filter({ hasText: 'Lamps for the quay' })
  await seen(waiting.getByText('deal of Ola Nowak'))
  await expect.poll(() => waiting.getByRole('link').count()).toBe(0)
  await waiting.getByRole('button', { name: 'Take it' }).click()
  await waiting.waitFor({ state: 'detached' })
  await today.getByRole('link', { name: 'My tasks' }).click()
  const mine = task(today, 'Calculate the price').filter({ hasText: 'Lamps for the quay' })
  await mine.getByRole('button', { name: 'Calculate the price', exact: true }).click()
  await mine.getByLabel('What came of it?').fill('12,100 with the volume discount')
  await mine.getByRole('button', { name: 'Done', exact: true }).click()
  await mine.waitFor({ state: 'detached' })

  // Ola's page hears of it by itself.
  await seen(page.getByRole('link', { name: '1 thing is still missing' }))
  await gate.getByRole('button', { name: 'Done: Check the price' }).click()
  await seen(gate.getByText('Nothing is missing: the deal can go on.'))
  await page.getByRole('button', { name: 'Move to Negotiating the terms' }).click()
  await seen(
    page.getByRole('listitem').and(page.locator('[aria-current="step"]')).getByText('Negotiating the terms'),
  )
  await page.getByRole('button', { name: 'Move to Signing the contract' }).click()
  await page.getByRole('button', { name: 'Win deal' }).click()
  const dialog = page.getByRole('dialog', { name: 'Win deal' })
  await dialog.getByLabel('Why did they buy?').selectOption('Our price')
  await dialog.getByRole('button', { name: 'Win deal' }).click()

  await seen(page.getByText('Won for NOK 12,500: Our price'))
  await seen(page.getByText('12,100 with the volume discount'))
  const deal = await theDeal(id)
  expect([deal.status, deal.amount, deal.closeReason]).toEqual(['won', 1_250_000, 'price'])
})

test('a fact is changed where it stands, and put back', async () => {
  const id = await aDealInPricing('Lamps for the mole', 700_000)
  const page = await dealPage(cast.ola, id)
  await page.getByRole('button', { name: /^Amount/ }).click()
  await page.getByRole('textbox', { name: 'Amount' }).fill('8 250,50')
  await page.keyboard.press('Enter')
  await seen(page.getByRole('button', { name: 'Amount NOK 8,250.50' }))
  await page.getByRole('button', { name: 'Undo' }).click()
  await seen(page.getByRole('button', { name: 'Amount NOK 7,000' }))
  expect((await theDeal(id)).amount).toBe(700_000)

  await page.keyboard.press('e')
  await page.keyboard.type('Lamps for the breakwater')
  await page.keyboard.press('Escape')
  await seen(page.getByRole('button', { name: 'Title Lamps for the mole' }))
})

test('what somebody else changed meanwhile is shown, and what was typed is kept until it is decided', async () => {
  const id = await aDealInPricing('Lamps for the dock', 700_000)
  const page = await dealPage(cast.ola, id)
  await page.getByRole('button', { name: /^Amount/ }).click()
  await page.getByRole('textbox', { name: 'Amount' }).fill('9000')
  const { version } = await theDeal(id)
  const kari = await server.client(cast.kari)
  await kari.call(editDeal, { params: { id }, ifMatch: version, body: { amount: 800_000 } })
  await seen(
    page.getByRole('alert').filter({ hasText: 'Changed meanwhile by Kari Berg' }).getByText('NOK 8,000'),
  )
  await expect.poll(() => page.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('9000')
  expect((await theDeal(id)).amount).toBe(800_000)
  await page.keyboard.press('Enter')
  await seen(page.getByRole('button', { name: 'Amount NOK 9,000' }))
  expect((await theDeal(id)).amount).toBe(900_000)
})

test('a manager waives a task with a reason, which stays on the timeline', async () => {
  const id = await aDealInPricing('Lamps for the pier', 700_000)
  const page = await dealPage(cast.eva, id)
  await page.getByRole('button', { name: 'Actions for Calculate the price' }).click()
  await page.getByRole('menuitem', { name: 'Waive…' }).click()
  await page.getByLabel('Why need it not be done on this deal?').fill('The price list covers it')
  await page.getByRole('button', { name: 'Waive the task' }).click()
  await seen(page.getByText('Waived: Calculate the price'))
  await seen(page.getByText('The price list covers it').first())
  expect((await theDeal(id)).unmet).toHaveLength(1)
})

test('a day of tasks is worked off with the keyboard alone', async () => {
  const first = await aDealInPricing('Lamps for the slip', 700_000)
  const page = await dealPage(cast.ola, first)
  await page.keyboard.press('t')
  await page.keyboard.type('Send the drawings')
  await page.keyboard.press('Enter')
  await seen(task(page, 'Send the drawings'))
  await page.keyboard.press('n')
  await page.keyboard.type('They want them by Friday')
  await page.keyboard.press('Control+Enter')
  await seen(page.getByText('They want them by Friday'))

  await page.goto('/')
  await seen(task(page, 'Send the drawings'))
  const row = task(page, 'Send the drawings').getByRole('button', { name: 'Send the drawings', exact: true })
  for (let step = 0; step < 20 && !(await isFocused(row)); step++) await page.keyboard.press('j')
  await page.keyboard.press('x')
  await task(page, 'Send the drawings').waitFor({ state: 'detached' })
  const done = (await theDeal(first)).tasks.find(({ name }) => name === 'Send the drawings')
  expect(done?.state).toBe('done')
})

test('going back wants a reason and is drawn as a loop', async () => {
  const id = await aDealInPricing('Lamps for the lock', 700_000)
  const page = await dealPage(cast.ola, id)
  await page.getByRole('button', { name: 'Other actions' }).click()
  await page.getByRole('menuitem', { name: 'Move back to Talking for the first time' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why does it go back?').fill('Another person decides')
  await dialog.getByRole('button', { name: 'Move back to Talking for the first time' }).click()
  const loops = page.getByRole('list', { name: 'Ways back' })
  await seen(
    loops.getByRole('button', { name: 'Went back from Pricing the offer to Talking for the first time' }),
  )
  await seen(page.getByText('Moved back to Talking for the first time'))
  await seen(page.getByText('Another person decides').filter({ visible: true }))
})

test('a deal rests until a day and is taken up again; one Escape closes one dialog', async () => {
  const id = await aDealInPricing('Lamps for the weir', 700_000)
  const page = await dealPage(cast.ola, id)
  await page.keyboard.press('m')
  await seen(page.getByRole('dialog', { name: 'Move to Negotiating the terms' }))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe(`/deals/${id}`)

  await page.getByRole('button', { name: 'Other actions' }).click()
  await page.getByRole('menuitem', { name: 'Let it rest…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Let the deal rest' })
  await dialog.getByLabel('Why?').fill('Their budget comes in spring')
  await dialog.getByRole('spinbutton').first().click()
  await page.keyboard.type('01032099')
  await dialog.getByRole('button', { name: 'Let it rest' }).click()
  await seen(page.getByText('Resting until'))
  expect((await theDeal(id)).restingUntil).toBe('2099-03-01')
  await page.getByRole('button', { name: 'Take up again' }).click()
  await seen(page.getByRole('button', { name: 'Move to Negotiating the terms' }))
})

test('anybody can use the deal page and Today of a small company, in the dark, on a phone and in Persian', async () => {
  const id = await aDealInPricing('Lamps for the ferry', 0)
  const ola = await server.client(cast.ola)
  await ola.call(changeProfile, { body: { language: 'fa', dateCalendar: 'persian' } })
  const viewport = { width: 390, height: 844 }
  const page = await pageAs(browser, server, cast.ola, { viewport, colorScheme: 'dark', hasTouch: true })
  for (const path of [`/deals/${id}`, '/']) {
    await page.goto(path)
    await seen(page.getByRole('heading', { level: 1 }).and(page.locator(':not(:empty)')))
    await seen(page.getByText('Calculate the price').or(page.getByText('Check the price')))
    expect(await closedTo(page)).toEqual([])
    await expect.poll(() => page.evaluate(isWiderThanScreen)).toBe(false)
  }
  await ola.call(changeProfile, { body: { language: 'en', dateCalendar: 'gregory' } })
})

function isWiderThanScreen(): boolean {
  const main = document.getElementById('main')
  return main !== null && main.scrollWidth > main.clientWidth
}

async function dealPage(actor: Cast['ola'], id: string): Promise<Page> {
  const page = await pageAs(browser, server, actor)
  await page.goto(`/deals/${id}`)
  await seen(page.getByRole('heading', { name: 'Facts' }))
  return page
}

function task(within: Page | Locator, name: string): Locator {
  const page = 'page' in within ? within.page() : within
  return within.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) })
}

const isFocused = (what: Locator) => what.evaluate((element) => element === document.activeElement)
const seen = (what: Locator) => what.first().waitFor({ timeout: 20_000 })

async function aDealInPricing(title: string, amount: number) {
  const ola = await server.client(cast.ola)
  const company = await ola.call(createCompany, { body: { name: `${title} AS` } })
  const { id } = await ola.call(createDeal, { body: { title, amount, companyId: company.id } })
  await ola.call(moveDeal, { params: { id }, body: { to: 'pricing' } })
  return id
}

async function theDeal(id: Awaited<ReturnType<typeof aDealInPricing>>) {
  return (await server.client(cast.kari)).call(showDeal, { params: { id } })
}
