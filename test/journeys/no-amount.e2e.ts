import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('a deal nobody has put an amount to shows none anywhere, and its page asks for it', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const ola = await server.client(cast.ola)
  const company = await ola.call(createCompany, { body: { name: 'Lys AS' } })
  const deal = await ola.call(createDeal, { body: { title: 'Lamps', companyId: company.id } })
  const page = await pageAs(browser, server, cast.ola)

  for (const path of ['/deals', '/deals/list', `/companies/${company.id}`]) {
    await page.goto(path)
    const shown = page.locator('li, tr').filter({ has: page.getByRole('link', { name: 'Lamps' }) })
    await shown.waitFor()
    expect(await shown.getByText('NOK').count()).toBe(0)
  }

  await page.goto(`/deals/${deal.id}`)
  await page.getByRole('button', { name: 'Amount –' }).waitFor()
  await page.getByRole('button', { name: 'No amount yet' }).click()
  const field = page.getByRole('textbox', { name: 'Amount' })
  expect(await field.inputValue()).toBe('')
  await field.fill('900')
  await field.press('Enter')
  await page.getByRole('button', { name: 'Amount NOK 900' }).waitFor()
  expect(await page.getByText('No amount yet').count()).toBe(0)
  await page.getByText('Amount – became NOK 900').waitFor()
})
