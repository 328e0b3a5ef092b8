import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal, showDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import type { DealId } from '../../contract/ids.ts'
import { textIn } from '../../contract/text.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { tableHashes } from '../database.ts'
import { builtWeb, type Client, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let ola: Client
let browser: Browser
let id: DealId

const title = 'Lamps for the pier'

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  browser = await launchBrowser()
  ola = await server.client(cast.ola, 'cookie')
  id = (await ola.call(createDeal, { body: { title } })).id
  await ola.call(moveDeal, { params: { id }, body: { to: 'pricing' } })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Somebody looked; and what was said of a preview is kept for whoever asks for it twice. */
const besideTheDeal = ['sessions', 'idempotency_keys']

/** Each way a screen has of moving a deal on, up to where it says no; what it then lists. */
const ways: Record<string, (page: Page) => Promise<string[]>> = {
  async 'a card dragged to the next stage'(page) {
    await board(page)
    await drag(page, card(page), stage(page, 'Negotiating the terms'))
    return listedIn(page.getByRole('dialog', { name: 'Move to Negotiating the terms' }))
  },
  async 'a card moved by the keyboard'(page) {
    await board(page)
    await card(page).getByRole('link').focus()
    await page.keyboard.press('m')
    await seen(page.getByText(`${title} picked up from Pricing the offer`))
    await page.keyboard.press('ArrowRight')
    await seen(page.getByText(/^Negotiating the terms: 4 things missing/))
    await page.keyboard.press('Enter')
    return listedIn(page.getByRole('dialog', { name: 'Move to Negotiating the terms' }))
  },
  async 'the button of the deal’s page'(page) {
    await page.goto(`/deals/${id}`)
    const move = page.getByRole('button', { name: 'Move to Negotiating the terms' })
    await seen(move)
    await move.press('Enter')
    return listedIn(page.getByRole('region', { name: 'To leave “Pricing the offer”' }))
  },
  async 'several deals moved from the list'(page) {
    await page.goto('/deals/list')
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
    await page.getByRole('button', { name: 'Move to a stage…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move to a stage' })
    await dialog.getByLabel('Stage').selectOption({ label: 'Negotiating the terms' })
    await dialog.getByRole('button', { name: 'See what changes' }).click()
    const said = page.getByText(/4 things missing: /)
    await seen(said)
    await expect.poll(() => dialog.getByRole('button', { name: 'Nothing to change' }).isDisabled()).toBe(true)
    return ((await said.textContent()) ?? '').split(': ').slice(1).join(': ').split(', ')
  },
}

test.each(Object.entries(ways))(
  '%s stops at the gate, lists what is missing and writes nothing',
  async (_, way) => {
    const { unmet } = await ola.call(showDeal, { params: { id } })
    const names = unmet.map((one) => (one.kind === 'field' ? 'Amount' : textIn(one.name, 'en')))
    expect(names).toEqual(['Calculate the price', 'Check the price', 'Amount', 'Worth more than 1,000'])
    const before = await tableHashes(server.owner, besideTheDeal)
    const page = await pageAs(browser, server, cast.ola)
    const listed = await way(page)
    expect(listed).toHaveLength(names.length)
    for (const [place, name] of names.entries()) expect(listed[place]).toContain(name)
    expect(await tableHashes(server.owner, besideTheDeal)).toEqual(before)
  },
)

async function board(page: Page): Promise<void> {
  await page.goto('/deals')
  await page.getByRole('region', { name: 'Board of open deals' }).waitFor()
}

async function listedIn(part: Locator): Promise<string[]> {
  const items = part.getByRole('list').first().locator('> li')
  await seen(items)
  return items.allTextContents()
}

const stage = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const card = (page: Page) => page.getByRole('article').filter({ hasText: title })
const seen = (what: Locator) => what.first().waitFor({ timeout: 20_000 })

async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  await what.waitFor()
  const [from, to] = [await what.boundingBox(), await where.boundingBox()]
  if (!from || !to) throw new Error('the card or the stage is not to be seen')
  await page.mouse.move(from.x + 40, from.y + 50)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 60, { steps: 3 })
  await page.mouse.move(to.x + to.width / 2, to.y + 200, { steps: 5 })
  await page.mouse.up()
}
