import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { tagCompany } from '../../contract/customers/tags.ts'
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

test('the tags of a customer stand beside it and its deals for who asks for them, and narrow both', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  for (const [name, ...tags] of [
    ['Lys AS', 'solar', 'fair', 'Oslo 2026', 'late payer'],
    ['Kraft AS', 'solar'],
    ['Vind AS'],
  ] as const) {
    const { id } = await kari.call(createCompany, { body: { name } })
    for (const tag of tags) await kari.call(tagCompany, { params: { id }, body: { name: tag } })
    await kari.call(createDeal, { body: { title: `Lamps for ${name}`, companyId: id } })
  }
  const page = await pageAs(browser, server, cast.kari)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (/^\/api\/v1\/(companies|deals)$/.test(pathname)) asked.push(searchParams.get('with') ?? '')
  })
  for (const [path, table, column] of [
    ['/companies', 'Companies', 'Tags'],
    ['/deals/list', 'Opportunities', 'Customer’s tags'],
  ] as const) {
    asked.length = 0
    await page.goto(path)
    const rows = page.getByRole('table', { name: table }).locator('tbody tr')
    await rows.nth(2).waitFor()
    expect(new Set(asked)).toEqual(new Set(['']))
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: column }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('checkbox', { name: column }).count()).toBe(0)
    const row = rows.filter({ hasText: 'Lys AS' })
    const marks = row.locator('[title="fair, late payer, Oslo 2026, solar"]')
    await expect.poll(() => marks.textContent()).toBe('fairlate payer+2')
    expect(asked.at(-1)).toBe('tags')
    const axe = await new AxeBuilder({ page }).analyze()
    expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }
  await page.goto('/deals/list?columns=title,tags')
  const sentence = page.getByRole('group', { name: 'Filter' })
  await sentence.getByRole('button', { name: 'condition' }).click()
  await page.getByPlaceholder('What about?').fill('tag')
  await page.getByRole('option', { name: 'company’s tag' }).click()
  await page.getByRole('combobox', { name: 'Value' }).pressSequentially('sol')
  await page.getByRole('option', { name: 'solar' }).click()
  await sentence.getByRole('button', { name: 'company’s tag is solar' }).waitFor()
  const deals = page.getByRole('table', { name: 'Opportunities' }).locator('tbody tr')
  await expect.poll(() => deals.count()).toBe(2)
})
