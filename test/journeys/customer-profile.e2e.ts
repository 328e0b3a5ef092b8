import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
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
