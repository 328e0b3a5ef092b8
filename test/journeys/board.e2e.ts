import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal, editDeal, showDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import { completeTask } from '../../contract/tasks/tasks.ts'
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

test('a card is dragged to an open stage, stands there after a reload, and the move is undone', async () => {
  await aDealOfOla('Lamps for the pier')
  const page = await board(cast.ola)
  await drag(page, card(page, 'Lamps for the pier'), stage(page, 'Pricing the offer'))
  await seen(card(stage(page, 'Pricing the offer'), 'Lamps for the pier'))
  await seen(page.getByText('Lamps for the pier moved to Pricing the offer'))
  await page.reload()
  await seen(card(stage(page, 'Pricing the offer'), 'Lamps for the pier'))

  await drag(page, card(page, 'Lamps for the pier'), stage(page, 'Talking for the first time'))
  await page.getByLabel('Why does it go back?').fill('They think again')
  await page.getByRole('button', { name: 'Move back to Talking for the first time' }).click()
  await seen(card(stage(page, 'Talking for the first time'), 'Lamps for the pier'))
  await drag(page, card(page, 'Lamps for the pier'), stage(page, 'Pricing the offer'))
  const moved = page
    .getByRole('log')
    .locator(':scope > div')
    .filter({ hasText: 'moved to Pricing the offer' })
  // Even who loads the page anew at once has it done.
  await moved.getByRole('button', { name: 'Undo' }).evaluate((undo: HTMLElement) => {
    undo.click()
    location.reload()
  })
  await seen(card(stage(page, 'Talking for the first time'), 'Lamps for the pier'))
})

test('while a card is carried each stage says what it would say', async () => {
  const deal = await aDealOfOla('Lamps for the quay', 0)
  await move(deal, 'pricing')
  const page = await board(cast.ola)
  await pickUp(page, card(page, 'Lamps for the quay'))
  await over(page, stage(page, 'Negotiating the terms'))
  const said = stage(page, 'Negotiating the terms')
  await seen(said.getByText('4 things missing:'))
  await seen(said.getByText('Calculate the price (Analyst)'))
  await seen(said.getByText('Amount', { exact: true }))
  await seen(said.getByText('Worth more than 1,000'))
  await seen(stage(page, 'Signing the contract').getByText('The process does not allow this move.'))
  await seen(stage(page, 'Talking for the first time').getByText('Back, with a reason'))
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(() => stage(page, 'Negotiating the terms').getByText('things missing').count()).toBe(0)
})

test('a drop on a closed stage opens exactly what is missing, and each thing is done there', async () => {
  const deal = await aDealOfOla('Lamps for the lighthouse', 0)
  await move(deal, 'pricing')
  const page = await board(cast.ola)
  await drag(page, card(page, 'Lamps for the lighthouse'), stage(page, 'Negotiating the terms'))
  const dialog = page.getByRole('dialog', { name: 'Move to Negotiating the terms' })
  await seen(dialog.getByText('4 things missing:'))
  await seen(dialog.getByText('Waits in the queue of Analyst'))
  await expect.poll(() => dialog.getByRole('button', { name: 'Mark done' }).count()).toBe(0)
  await expect.poll(() => dialog.getByRole('button', { name: 'Move past what is missing…' }).count()).toBe(0)

  await dialog.getByLabel('Amount').fill('4 500')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await seen(dialog.getByText('2 things missing:'))
  await priceIt(deal)
  await dialog.getByRole('button', { name: 'Mark done' }).click()
  await seen(dialog.getByText('Nothing is missing any more.'))
  await dialog.getByRole('button', { name: 'Move to Negotiating the terms' }).click()
  await seen(card(stage(page, 'Negotiating the terms'), 'Lamps for the lighthouse'))
  expect((await client(cast.ola).then((ola) => ola.call(showDeal, { params: { id: deal } }))).stageKey).toBe(
    'negotiating',
  )
})

test('a drop that the board thought open is refused by the server: the card is back and the dialog says why', async () => {
  const deal = await aDealOfOla('Lamps for the ferry', 900_000)
  await move(deal, 'pricing')
  await priceIt(deal)
  await complete(cast.ola, deal, 'check')
  const page = await pageAs(browser, server, cast.ola)
  await page.route('**/events/stream', (route) => route.abort())
  await page.goto('/deals')
  await seen(card(page, 'Lamps for the ferry'))
  const kari = await client(cast.kari)
  const { version } = await kari.call(showDeal, { params: { id: deal } })
  await kari.call(editDeal, { params: { id: deal }, ifMatch: version, body: { amount: 0 } })

  await drag(page, card(page, 'Lamps for the ferry'), stage(page, 'Negotiating the terms'))
  const dialog = page.getByRole('dialog', { name: 'Move to Negotiating the terms' })
  await seen(dialog.getByText('2 things missing:'))
  await seen(dialog.getByText('Worth more than 1,000'))
  await seen(card(stage(page, 'Pricing the offer'), 'Lamps for the ferry'))
})

test('a card is moved by the keyboard alone, and everything is said', async () => {
  await aDealOfOla('Lamps for the beacon')
  const page = await board(cast.ola)
  await card(page, 'Lamps for the beacon').getByRole('link').focus()
  await page.keyboard.press('m')
  await seen(page.getByText(/^Lamps for the beacon picked up from Talking for the first time/))
  await page.keyboard.press('ArrowRight')
  await seen(page.getByText('Pricing the offer: Open: drop here'))
  await page.keyboard.press('Enter')
  await seen(card(stage(page, 'Pricing the offer'), 'Lamps for the beacon'))
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('Lamps for the beacon')
})

test('a move by one person shows at the other’s board without a reload', async () => {
  const deal = await aDealOfOla('Lamps for the dock')
  const page = await board(cast.kari)
  await seen(card(stage(page, 'Talking for the first time'), 'Lamps for the dock'))
  await move(deal, 'pricing')
  await seen(card(stage(page, 'Pricing the offer'), 'Lamps for the dock'))
})

test('a deal is lost with a reason from its menu and leaves the board', async () => {
  await aDealOfOla('Lamps for the slipway')
  const page = await board(cast.ola)
  await card(page, 'Lamps for the slipway').hover()
  await page.getByRole('button', { name: 'Actions for Lamps for the slipway' }).click()
  await page.getByRole('button', { name: 'Lose deal' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lose deal' })
  await dialog.getByLabel('No need').check()
  await dialog.getByRole('button', { name: 'Lose deal' }).click()
  await expect.poll(() => card(page, 'Lamps for the slipway').count()).toBe(0)
})

test('a new deal is made with a company nobody knew', async () => {
  const page = await board(cast.kari)
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New deal' })
  await dialog.getByLabel('Title').fill('Lamps for the breakwater')
  await dialog.getByLabel('Company').fill('Havnevesenet')
  await page.getByRole('option', { name: 'New company “Havnevesenet”' }).click()
  await dialog.getByLabel('Amount').fill('12 500')
  await dialog.getByRole('button', { name: 'Create deal' }).click()
  await page.waitForURL(/\/deals\/[0-9a-f-]{36}$/)
  await page.goto('/deals')
  await seen(
    card(stage(page, 'Talking for the first time'), 'Lamps for the breakwater').getByText('Havnevesenet'),
  )
})

test('several deals move from the list, and the refused ones say why', async () => {
  await aDealOfOla('Bulk lamps one')
  await move(await aDealOfOla('Bulk lamps two', 0), 'pricing')
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/deals/list?text=Bulk+lamps')
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
  await page.getByRole('button', { name: 'Move to a stage…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move to a stage' })
  await dialog.getByLabel('Stage').selectOption({ label: 'Negotiating the terms' })
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await seen(dialog.getByText(/4 things missing: Calculate the price/))
  await dialog.getByRole('button', { name: 'Change 1', exact: true }).click()
  await seen(dialog.getByText('1 changed'))
  await seen(dialog.getByText(/4 things missing: Calculate the price/))
})

test('on a phone a card moves by its sheet', async () => {
  await aDealOfOla('Lamps for the buoy')
  const page = await pageAs(browser, server, cast.ola, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await page.goto('/deals')
  await page.getByRole('button', { name: 'Actions for Lamps for the buoy' }).tap()
  await page
    .getByRole('button', { name: /^Pricing the offer/ })
    .last()
    .tap()
  await page.getByRole('button', { name: /^Pricing the offer \d/ }).tap()
  await seen(card(stage(page, 'Pricing the offer'), 'Lamps for the buoy'))
})

type Actor = Cast['ola']

async function board(actor: Actor): Promise<Page> {
  const page = await pageAs(browser, server, actor)
  await page.goto('/deals')
  await page.getByRole('region', { name: 'Board of open deals' }).waitFor()
  return page
}

const stage = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const card = (within: Page | Locator, title: string) => within.getByRole('article').filter({ hasText: title })

async function pickUp(page: Page, what: Locator): Promise<void> {
  await what.waitFor()
  const box = await what.boundingBox()
  if (!box) throw new Error('the card is not to be seen')
  await page.mouse.move(box.x + 40, box.y + 50)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 60, { steps: 3 })
}

async function over(page: Page, where: Locator): Promise<void> {
  const box = await where.boundingBox()
  if (!box) throw new Error('the stage is not to be seen')
  await page.mouse.move(box.x + box.width / 2, box.y + 200, { steps: 5 })
}

async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  await pickUp(page, what)
  await over(page, where)
  await page.mouse.up()
}

const seen = (what: Locator) => what.first().waitFor({ timeout: 20_000 })
const client = (actor: Actor) => server.client(actor)

async function aDealOfOla(title: string, amount = 500_000) {
  return (await (await client(cast.ola)).call(createDeal, { body: { title, amount } })).id
}

async function move(id: Awaited<ReturnType<typeof aDealOfOla>>, to: string): Promise<void> {
  await (await client(cast.ola)).call(moveDeal, { params: { id }, body: { to } })
}

/** The analyst does what the deal waits for. */
const priceIt = (id: Awaited<ReturnType<typeof aDealOfOla>>) => complete(cast.dariush, id, 'price')

async function complete(
  actor: Actor,
  id: Awaited<ReturnType<typeof aDealOfOla>>,
  key: string,
): Promise<void> {
  const { tasks } = await (await client(cast.kari)).call(showDeal, { params: { id } })
  const task = tasks.find((one) => one.templateKey === key)
  if (!task) throw new Error(`the deal has no task ${key}`)
  await (await client(actor)).call(completeTask, { params: { id: task.id }, ifMatch: task.version, body: {} })
}
