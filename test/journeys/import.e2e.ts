import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let browser: Browser

beforeAll(async () => {
  server = await startServer({ webFolder: process.env.WEB_FOLDER ?? builtWeb })
  cast = await playCast(server.db)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const dirty = `nr;tytuł;firma;produkt;etap;otwarto;kwota
P1;Lampy portowe;Północ Sp. z o.o.;GTXPro;Wygrana;20-10-16;1.234,50
P2;Lampy uliczne;;GTX Pro;Wycena;25-10-16;99,00
P3;Latarnie;Nieznana;GTX Pro;Wycena;31-04-17;7,00
`

async function dropped(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/imports')
  await page.getByLabel(/Drop a file here/).setInputFiles(file(name, text))
  await page.getByRole('button', { name: 'Continue' }).waitFor()
}

const noViolations = async (page: Page) => expect(await closedTo(page)).toEqual([])

test('a file is dropped, looked over, tried, imported and taken back', async () => {
  await server.owner.query(
    `insert into products (workspace_id, id, name, created_at) values ($1, gen_random_uuid(), 'GTX Pro', now())`,
    [cast.kari.workspaceId],
  )
  const page = await pageAs(browser, server, cast.kari)
  await dropped(page, 'szanse.csv', dirty)
  await page.getByText(/3 rows in 7 columns · text in .*UTF-8.*, cells separated by semicolons/).waitFor()
  const becomes = (column: string) => page.getByLabel(`${column} becomes`)
  await expect.poll(() => becomes('nr').inputValue()).toBe('field.external_id')
  await expect.poll(() => becomes('firma').inputValue()).toBe('relation.company')
  await expect.poll(() => becomes('kwota').inputValue()).toBe('field.amount')
  await noViolations(page)
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect.poll(() => page.getByLabel('Wygrana means').inputValue()).toBe('won')
  await page.getByLabel('Wycena means').selectOption('Pricing the offer')
  await page.getByLabel(/GTXPro.* is .*GTX Pro/).check()
  await page.getByLabel(/Company from .*firma/).selectOption('create it')
  await noViolations(page)
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByText('not a date').waitFor()
  await page.getByText('31-04-17').waitFor()
  await noViolations(page)
  await page.getByRole('button', { name: 'Import 2 rows' }).click()

  await page.getByRole('heading', { name: 'Rows that stayed out' }).waitFor()
  await page.getByText('otwarto: not a date').waitFor()
  await noViolations(page)
  const deals = await server.owner.query(
    `select d.title, d.status, d.stage_key, d.amount, p.name as product, c.name as company
     from deals d left join products p on p.id = d.product_id left join companies c on c.id = d.company_id order by 1`,
  )
  expect(deals.rows).toEqual([
    {
      ...{ title: 'Lampy portowe', status: 'won', stage_key: 'signing', amount: 123_450 },
      ...{ product: 'GTX Pro', company: 'Północ Sp. z o.o.' },
    },
    {
      ...{ title: 'Lampy uliczne', status: 'open', stage_key: 'pricing', amount: 9_900 },
      ...{ product: 'GTX Pro', company: null },
    },
  ])

  await page.getByRole('button', { name: 'Undo the import…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('Undone', { exact: true }).waitFor()
  expect((await server.owner.query('select count(*) as n from deals')).rows).toEqual([{ n: 0 }])
})

test('a file that cannot be read says where it breaks', async () => {
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/imports')
  await page.getByLabel(/Drop a file here/).setInputFiles(file('broken.csv', 'a,b\n1,2\n3,"4\n5,6\n'))
  await page.getByText(/A quotation mark is opened and never closed, near line \d/).waitFor()
})

test('the wizard reads from the right in Persian, on a phone, without a fault', async () => {
  await server.owner.query(`update members set language = 'fa' where id = $1`, [cast.kari.memberId])
  const page = await pageAs(browser, server, cast.kari, { viewport: { width: 390, height: 844 } })
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles(file('firms.csv', 'name,country\nAcme,Norway\n'))
  await page.getByText('firms.csv').first().waitFor()
  await page.waitForURL(/\/imports\/.+/)
  await page.locator('li select').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl')
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
    .toBe(true)
  await noViolations(page)
})
