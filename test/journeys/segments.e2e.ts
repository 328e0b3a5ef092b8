import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import { createLead } from '../../contract/leads/leads.ts'
import type { Condition } from '../../contract/segments/filters.ts'
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

test('a list is narrowed by a sentence, kept as a view and as a segment, and opens with the view', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  for (const [name, industry, employees] of [
    ['Lys AS', 'Retail', 12],
    ['Kraft AS', 'Energy', 400],
    ['Butikk AS', 'Retail', 900],
  ] as const)
    await kari.call(createCompany, { body: { name, industry, employees, country: 'NO' } })
  const page = await pageAs(browser, server, cast.eva)
  await page.goto('/companies')
  const sentence = page.getByRole('group', { name: 'Filter' })
  const rows = page.getByRole('table', { name: 'Companies' }).locator('tbody tr')
  await rows.nth(2).waitFor()

  // By the keyboard alone: what it is about, then which.
  await sentence.getByRole('button', { name: 'condition' }).focus()
  await page.keyboard.press('Enter')
  await page.getByPlaceholder('What about?').fill('indus')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Value' }).fill('Ret')
  await page.getByRole('listbox', { name: 'Value' }).getByRole('option', { name: 'Retail' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect.poll(() => rows.count()).toBe(2)
  await sentence.getByText('2 records match').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Silent for 30 days' }).click()
  await sentence.getByRole('button', { name: 'no activity for 30 days' }).waitFor()
  expect(await closedTo(page)).toEqual([])

  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Quiet shops')
  await page.keyboard.press('Enter')
  const view = page.getByRole('button', { name: 'Quiet shops', exact: true })
  await expect.poll(() => view.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Open the list with this view' }).click()
  await page.goto('/companies')
  await sentence.getByRole('button', { name: 'industry is Retail' }).waitFor()

  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Save as a segment' }).click()
  await page.getByLabel('Name').fill('Shops we forget')
  await page.getByLabel('Who may use it').selectOption('everybody')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Segments' }).click()
  const segment = page.getByRole('row', { name: /Shops we forget/ })
  await segment.getByText('2', { exact: true }).waitFor()
  await segment.getByText('shops_we_forget').waitFor()
  await segment.getByRole('link').click()
  await sentence.getByRole('button', { name: 'segment is Shops we forget' }).waitFor()
  await expect.poll(() => rows.count()).toBe(2)

  // Delete takes a condition away where it stands.
  await sentence.getByRole('button', { name: 'segment is Shops we forget' }).focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => rows.count()).toBe(3)
})

test('a view of deals keeps what the address of the list asks: stage, gaps of an import, the buyer, a period', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  for (const title of ['Lamps', 'Poles', 'Cables']) await kari.call(createDeal, { body: { title } })
  await server.owner.query(`update deals set import_flags = '{no_amount}' where title <> 'Cables'`)
  await server.owner.query(`update deals set created_at = '2026-03-01T23:30:00Z' where title = 'Lamps'`)
  const page = await pageAs(browser, server, cast.kari)
  const { rows: all } = await kari.call(listDeals, { query: {} })
  const stage = all[0]?.stageKey as string
  await page.goto(`/deals/list?stage=${stage}&flagged=true&createdFrom=2026-03-01&createdTo=2026-03-01`)
  const rows = page.getByRole('table', { name: 'Opportunities' }).locator('tbody tr')
  await rows.getByText('Lamps').waitFor()
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByLabel('Name').fill('Old gaps')
  await page.keyboard.press('Enter')
  const view = page.getByRole('button', { name: 'Old gaps', exact: true })
  await expect.poll(() => view.getAttribute('aria-pressed')).toBe('true')
  await page.goto('/deals/list')
  await expect.poll(() => rows.count()).toBe(3)
  await view.click()
  await expect.poll(() => rows.count()).toBe(1)
  await rows.getByText('Lamps').waitFor()
  const sentence = page.getByRole('group', { name: 'Filter' })
  for (const part of ['imported with gaps', /^created from 1 Mar/, /^created up to 1 Mar/])
    await sentence.getByRole('button', { name: part, exact: true }).waitFor()
})

test('leads are filtered by the words their pages have for what they are', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  await kari.call(createLead, { body: { name: 'Anna Nowak' } })
  const page = await pageAs(browser, server, cast.kari)
  const says = (field: string, value: string): Condition => ({ field, operator: 'any_of', value: [value] })
  const all = [says('status', 'new'), says('came_by', 'hand'), says('disqualify_reason', 'no_budget')]
  await page.goto(`/leads/list?filter=${encodeURIComponent(JSON.stringify({ all }))}`)
  const sentence = page.getByRole('group', { name: 'Filter' })
  for (const part of ['status is New', 'came by hand', 'reason for disqualifying is No budget'])
    await sentence.getByRole('button', { name: part }).waitFor()
  await sentence.getByRole('button', { name: 'status is New' }).click()
  await page.getByRole('combobox', { name: 'Value' }).fill('Dis')
  await page.getByRole('listbox', { name: 'Value' }).getByRole('option', { name: 'Disqualified' }).waitFor()
})
