import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal } from '../../contract/deals/deals.ts'
import { createLead } from '../../contract/leads/leads.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('deals and leads say how many they are, as narrowed and as far as one may see them', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const [ola, per] = await Promise.all([server.client(cast.ola), server.client(cast.per)])
  for (const title of ['Lamps', 'Lamps for the quay', 'Cables'])
    await ola.call(createDeal, { body: { title, ...(title === 'Cables' && { source: 'referral' }) } })
  for (const name of ['Aino Saar', 'Cem Kaya']) await ola.call(createLead, { body: { name } })
  await per.call(createDeal, { body: { title: 'Poles' } })
  await per.call(createLead, { body: { name: 'Bo Lind' } })

  const [kari, olas] = await Promise.all([
    pageAs(browser, server, cast.kari),
    pageAs(browser, server, cast.ola),
  ])
  for (const [page, deals, leads] of [
    [kari, 4, 3],
    [olas, 3, 2],
  ] as const) {
    await page.goto('/deals/list')
    await expect.poll(() => said(page)).toBe(deals)
    await page.goto('/deals/list?text=lamps')
    await expect.poll(() => said(page)).toBe(2)
    await page.goto('/deals/list?source=referral')
    await expect.poll(() => said(page)).toBe(1)
    await page.goto('/deals/list?status=won')
    await expect.poll(() => said(page)).toBe(0)
    await page.goto('/leads/list')
    await expect.poll(() => said(page)).toBe(leads)
    await page.goto('/leads/list?status=contacted')
    await expect.poll(() => said(page)).toBe(0)
  }

  /** What stands behind the filter's sentence, while the rows beneath are as many. */
  async function said(page: typeof kari): Promise<number | string> {
    const count = await page
      .getByRole('group', { name: 'Filter' })
      .getByRole('status')
      .locator('.only-heard')
      .textContent()
    const rows = await page.locator('tbody tr').count()
    const number = Number.parseInt(count ?? '', 10)
    return number === rows ? number : `${count}, ${rows} rows`
  }
})
