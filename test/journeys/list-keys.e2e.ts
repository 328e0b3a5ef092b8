import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveProduct, createProduct } from '../../contract/products.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('rows that lead nowhere are walked and chosen by the keyboard, also from their boxes', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  for (const name of ['Arc', 'Bow', 'Cap']) await kari.call(createProduct, { body: { name } })
  const old = await kari.call(createProduct, { body: { name: 'Dim' } })
  await kari.call(archiveProduct, { params: { id: old.id } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/products')
  await page.getByRole('table', { name: 'Products' }).getByRole('row').nth(3).waitFor()
  // What is out of sale is not counted among what is sold.
  await page.getByText('3 records match').waitFor({ state: 'attached' })
  for (const key of ['j', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.getByRole('region', { name: 'Chosen rows' }).getByText('2 chosen').waitFor()
  const chosen = page.locator('tr[data-chosen]')
  const names = await chosen.locator('td:nth-child(2) strong').allInnerTexts()
  expect(names).toEqual(['Bow', 'Cap'])
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect.poll(() => chosen.count()).toBe(1)
})
