import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { addOwnField } from '../../contract/fields.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('a list shows the columns one chose, says what empties it, and finds records by their names', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  await kari.call(addOwnField, {
    body: { entity: 'company', type: 'text', key: 'tier', label: { en: 'Tier' } },
  })
  const [lys, kraft] = await Promise.all(
    [
      { name: 'Lys AS', industry: 'Retail', own: { tier: 'Gold' } },
      { name: 'Kraft AS', industry: 'Energy' },
    ].map((body) => kari.call(createCompany, { body })),
  )
  for (const [title, company] of [
    ['Lamps', lys],
    ['Cables', kraft],
  ] as const)
    if (company) await kari.call(createDeal, { body: { title, companyId: company.id } })

  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/companies')
  const heads = page.getByRole('table', { name: 'Companies' }).getByRole('columnheader')
  const rows = page.getByRole('table', { name: 'Companies' }).locator('tbody tr')
  await page.getByRole('button', { name: 'Mine 2' }).waitFor()

  // By the keyboard alone: another column, and before all others.
  await page.getByRole('button', { name: 'Columns' }).press('Enter')
  const tier = page.getByRole('checkbox', { name: 'Tier' })
  await tier.press('Space')
  await expect.poll(async () => (await heads.allTextContents()).at(-1)).toBe('Tier')
  const before = (await heads.count()) - 2
  for (let step = 0; step < before; step += 1) await tier.press('Alt+ArrowUp')
  await expect.poll(async () => (await heads.allTextContents()).indexOf('Tier')).toBe(2)
  const wide = page.locator('th[data-column="own.tier"]')
  const width = await wide.evaluate((head: HTMLElement) => head.offsetWidth)
  await tier.press('Alt+ArrowRight')
  await expect.poll(() => wide.evaluate((head: HTMLElement) => head.offsetWidth)).toBe(width + 16)
  const axe = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  await page.keyboard.press('Escape')

  // A view keeps both.
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Tiers')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Tiers', exact: true }).waitFor()
  await page.goto('/companies')
  await page.getByRole('button', { name: 'Tiers', exact: true }).click()
  await expect.poll(() => wide.evaluate((head: HTMLElement) => head.offsetWidth)).toBe(width + 16)

  // Nothing fits: the part that is to blame goes in one press.
  await page.getByRole('button', { name: 'Customers who bought' }).click()
  await page.getByRole('button', { name: 'Leave out: won deals: at least 1' }).click()
  await expect.poll(() => rows.count()).toBe(2)

  // Deals of one company, by a part of its name.
  await page.goto('/deals/list')
  const sentence = page.getByRole('group', { name: 'Filter' })
  await sentence.getByRole('button', { name: 'condition' }).click()
  await page.getByPlaceholder('What about?').fill('compan')
  await page.getByRole('option', { name: 'company', exact: true }).click()
  await page.getByRole('combobox', { name: 'Value' }).pressSequentially('kra')
  await page.getByRole('option', { name: 'Kraft AS' }).click()
  await sentence.getByRole('button', { name: 'company is Kraft AS' }).waitFor()
  const deals = page.getByRole('table', { name: 'Opportunities' }).locator('tbody tr')
  await expect.poll(() => deals.count()).toBe(1)
  await page.keyboard.press('Escape')
  await sentence.getByRole('button', { name: 'Clear filters' }).click()
  await expect.poll(() => deals.count()).toBe(2)

  // What is pressed is kept by a view as well; opened, it shows just what it means, and it is asked for before it goes.
  await page.getByRole('button', { name: 'Won', exact: true }).click()
  await expect.poll(() => deals.count()).toBe(0)
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Success')
  await page.keyboard.press('Enter')
  await sentence.getByRole('button', { name: 'status is Won' }).waitFor()
  await page.goto('/deals/list?status=open')
  await expect.poll(() => deals.count()).toBe(2)
  await page.getByRole('button', { name: 'Success', exact: true }).click()
  await expect.poll(() => deals.count()).toBe(0)
  await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe(null)
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Delete “Success”' }).click()
  const asked = page.getByRole('dialog', { name: 'Delete the view “Success”?' })
  await asked.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect.poll(() => deals.count()).toBe(2)
})
