import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { closeDeal } from '../../contract/deals/moves.ts'
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

test('what to know before a call is written where it is read, and taken back where it was wrong', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const company = await kari.call(createCompany, { body: { name: 'Havn Verft', phone: '+47 22 11 00 99' } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/companies/${company.id}`)

  // A tag by the keyboard alone, off again, and back.
  await page.getByRole('button', { name: 'Tag', exact: true }).press('Enter')
  await page.keyboard.type('shipyard')
  await page.getByRole('option', { name: 'Make “shipyard”' }).waitFor()
  await page.keyboard.press('Enter')
  const tags = page.getByRole('list', { name: 'Tags' })
  await tags.getByText('shipyard').waitFor()
  await page.getByRole('button', { name: 'Take the tag “shipyard” off' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await tags.getByText('shipyard').waitFor()

  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.getByRole('button', { name: 'Edit: What they need' }).click()
  await page.getByRole('textbox', { name: 'What they need' }).fill('Quiet cranes')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Edit: What they need Quiet cranes' }).waitFor()

  await page.getByRole('button', { name: 'Add phone, mail or address' }).click()
  await page.getByLabel('What it is for').selectOption('orders')
  await page.getByRole('textbox', { name: 'Phone' }).fill('+47 900 11 222')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'What to do with +47 900 11 222' }).click()
  await page.getByRole('menuitem', { name: 'Put it first' }).click()
  await expect
    .poll(async () => (await server.owner.query('select phone, phone_label from companies')).rows)
    .toEqual([{ phone: '+47 900 11 222', phone_label: 'orders' }])

  await page.getByRole('button', { name: 'Changes', exact: true }).click()
  await page.getByText('Tag “shipyard”').first().waitFor()
  expect(await closedTo(page)).toEqual([])
}, 25_000)

test('what is being sold to a customer stands before what was, with its stage and whose it is', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const { id: companyId } = await kari.call(createCompany, { body: { name: 'Havn Verft' } })
  const deal = (title: string, amount: number) =>
    kari.call(createDeal, { body: { title, companyId, amount, currency: 'EUR' } })
  await deal('Lamps for the crane', 120_000)
  const { id } = await deal('Lamps for the gate', 50_000)
  await kari.call(closeDeal, { params: { id }, body: { outcome: 'lost', reason: 'no_need' } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/companies/${companyId}`)

  const deals = page.getByRole('listitem').filter({ hasText: 'Lamps for the' })
  await deals.nth(1).waitFor()
  await expect.poll(() => deals.nth(0).innerText()).toMatch(/crane[^]*Talking for the first time/)
  expect(await deals.nth(0).innerText()).toMatch(/1,200[^]*Kari Berg/)
  expect(await deals.nth(1).innerText()).toMatch(/gate[^]*Lost[^]*Kari Berg/)
  await page.setViewportSize({ width: 390, height: 800 })
  const { x, width } = (await deals.nth(0).boundingBox()) ?? { x: 0, width: 1_000 }
  expect(x + width).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(await closedTo(page)).toEqual([])
}, 25_000)
