import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { changeProfile } from '../../contract/team/session.ts'
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
  const ola = await server.client(cast.ola, 'cookie')
  await ola.call(createCompany, { body: { name: 'Lampy Morskie sp. z o.o.', website: 'lampy-morskie.pl' } })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('one line becomes a lead, is carried by keys to its first contact, and becomes a deal of a company we have', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto('/leads')
  await page.getByText('No leads yet').waitFor()
  await page.keyboard.press('c')
  await page.keyboard.type(
    'Anna Nowak (Lampy Morskie), anna@lampy-morskie.pl, +48 601 234 567, wants 20 lamps',
  )
  // What was understood is shown before it is kept.
  const form = page.getByRole('form', { name: 'A new lead in one line' })
  await form.getByText('wants 20 lamps', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByRole('link', { name: 'Anna Nowak' }).waitFor()

  const board = page.getByRole('region', { name: 'Leads by status' })
  const card = board.getByRole('link', { name: 'Anna Nowak' })
  await card.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const contact = page.getByRole('dialog', { name: 'In touch with Anna Nowak' })
  await contact.getByLabel('What was said').fill('Wants them by May')
  await page.keyboard.press('Control+Enter')
  await contact.waitFor({ state: 'hidden' })
  await board.getByRole('region', { name: 'Contacted' }).getByRole('link', { name: 'Anna Nowak' }).click()

  await page.getByRole('heading', { name: 'Anna Nowak' }).waitFor()
  await page.getByText('Wants them by May').first().waitFor()
  await page.keyboard.press('q')
  const dialog = page.getByRole('dialog', { name: 'Qualify Anna Nowak' })
  // The company of the same domain is proposed, and chosen already.
  await expect
    .poll(() => dialog.getByRole('radio', { name: 'Lampy Morskie sp. z o.o.' }).isChecked())
    .toBe(true)
  await dialog.getByRole('button', { name: 'Make it an opportunity' }).click()
  await page.waitForURL(/\/deals\//)
  await page.getByRole('heading', { name: 'Lampy Morskie: wants 20 lamps' }).waitFor()
  await page.getByRole('link', { name: 'Lampy Morskie sp. z o.o.' }).first().waitFor()
  await page.getByText('Began as lead L-1').waitFor()
  await page.getByText('Wants them by May').first().waitFor()
})

test.each(['en', 'fa'] as const)(
  'the button is never over a long line that becomes a lead, in %s',
  async (language) => {
    await (await server.client(cast.eva)).call(changeProfile, { body: { language } })
    const page = await pageAs(browser, server, cast.eva, { viewport: { width: 390, height: 844 } })
    await page.goto('/leads')
    const line = page.locator('form input').first()
    await line.fill('Anna Nowak; anna@lampy-morskie.pl; +48 601 234 567; wants 20 lamps for the quay by June')
    const button = page.locator('form button[type=submit]').first()
    const [typed, press] = await Promise.all([line.boundingBox(), button.boundingBox()])
    if (!typed || !press) throw new Error('it is not there')
    const apart = language === 'en' ? press.x - (typed.x + typed.width) : typed.x - (press.x + press.width)
    expect(apart).toBeGreaterThanOrEqual(0)
  },
)
