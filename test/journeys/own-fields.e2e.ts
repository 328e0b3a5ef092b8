import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDeals } from '../../contract/deals/deals.ts'
import { publishProcess } from '../../contract/process/process.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let browser: Browser

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const tenders = `
key: tenders
name: Tenders
stages:
  - { key: reading, name: Reading, winProbability: 10, requiredFields: [ deal.own.tender_type ] }
  - { key: bidding, name: Bidding, winProbability: 50 }
`

const seen = (place: Locator) => place.first().waitFor({ state: 'visible', timeout: 20_000 })

test('a field is added, a stage requires it, a deal is stopped by it, filled in and goes on', async () => {
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/own-fields')
  await page.getByRole('button', { name: 'Add a field' }).click()
  await page.getByLabel('Name of the field').fill('Tender type')
  await page.getByLabel('What is written in it').selectOption({ label: 'One of several' })
  await page.getByLabel('Choice 1').fill('Open')
  await page.getByLabel('Choice 1').press('Enter')
  await page.getByLabel('Choice 2').fill('Restricted')
  await page.getByLabel('Ask for it when a new record is made').check()
  await page.getByRole('button', { name: 'Add a field' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Tender type' })
  await seen(row.getByText('One of several · Open · Restricted'))

  const kari = await server.client(cast.kari)
  await kari.call(publishProcess, { body: { yaml: tenders } })
  await page.goto('/deals?create=deal')
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByLabel('Tender type'))
  await dialog.getByLabel('Title', { exact: true }).fill('Lamps for the tunnel')
  await dialog.getByLabel('Process').selectOption({ label: 'Tenders' })
  await dialog.getByRole('button', { name: 'Create deal' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.goto('/deals/list')
  await page.getByRole('link', { name: 'Lamps for the tunnel' }).first().click()

  const toLeave = page.getByRole('region', { name: /Reading/ })
  await toLeave.getByLabel('Tender type').click()
  await page.getByRole('option', { name: 'Restricted' }).click()
  await toLeave.getByRole('button', { name: 'Save' }).click()
  await seen(toLeave.getByText('Nothing is missing'))
  await seen(page.getByRole('button', { name: 'Edit: Tender type Restricted' }))

  await page.getByRole('button', { name: 'Move to Bidding' }).click()
  await seen(page.getByRole('heading', { name: 'To leave “Bidding”' }))
  const { rows } = await kari.call(listDeals, { query: {} as never })
  expect(rows.map(({ title, stageKey }) => [title, stageKey])).toEqual([['Lamps for the tunnel', 'bidding']])
})
