import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal, putPersonOnDeal } from '../../contract/deals/deals.ts'
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

test('a consent is recorded, a person taken along as a file, looked at before he is erased, and gone', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const him = await kari.call(createPerson, { body: { name: 'Tomasz Wilk', email: 'tomasz@wilk.example' } })
  const deal = await kari.call(createDeal, { body: { title: 'Lamps for Wilk' } })
  await kari.call(putPersonOnDeal, { params: { id: deal.id, personId: him.id }, body: { personas: [] } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/people/${him.id}`)
  await page.getByRole('link', { name: 'Personal data' }).click()

  await page.getByRole('button', { name: 'Record a consent' }).click()
  await page.getByLabel('What for').fill('Newsletter')
  await page.getByLabel('The words agreed to').fill('Send me news about lamps.')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('Send me news about lamps.').waitFor()
  expect(await closedTo(page)).toEqual([])
  await shot('person')

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as ZIP' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Tomasz Wilk.zip')

  await page.getByRole('button', { name: 'See what would go…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase Tomasz Wilk?' })
  await expect.poll(() => dialog.getByLabel('Lamps for Wilk').isChecked()).toBe(true)
  await shot('erase')
  await dialog.getByLabel('I know that this cannot be undone').check()
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await page.waitForURL('**/people')
  await expect.poll(() => page.getByText('Tomasz Wilk').count()).toBe(0)

  await page.goto('/settings/personal-data')
  await page.getByRole('button', { name: 'Try without erasing' }).first().click()
  await page.getByText('Nobody would be erased today.').waitFor()
  await page.getByText('on request').waitFor()
  await shot('retention')

  async function shot(name: string) {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
  }
}, 25_000)
