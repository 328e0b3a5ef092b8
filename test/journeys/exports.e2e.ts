import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import type { Filter } from '../../contract/segments/filters.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('what a list shows is what is in its file: the same rows in the same order, under the same heads', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  for (const [name, industry] of [
    ['Øl og mat AS', 'Retail'],
    ['Kraft AS', 'Energy'],
    ['=Butikk', 'Retail'],
    ['Åpen dør AS', 'Retail'],
  ] as const)
    await kari.call(createCompany, { body: { name, industry, city: 'Bergen' } })
  const retail: Filter = { all: [{ field: 'industry', operator: 'any_of', value: ['Retail'] }] }

  const page = await pageAs(browser, server, cast.kari, { acceptDownloads: true })
  await page.goto(`/companies?filter=${encodeURIComponent(JSON.stringify(retail))}`)
  const table = page.getByRole('table', { name: 'Companies' })
  await table.getByText('Øl og mat AS').waitFor()
  const shown = await table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.textContent))
  expect(shown).toHaveLength(3)

  const book = await downloaded(page, 'Excel workbook')
  expect(book.name).toMatch(/^Companies \d{4}-\d\d-\d\d\.xlsx$/)
  const [head, ...rows] = await readSheet(book.content)
  expect(head?.slice(0, 2)).toEqual(['Name', 'Industry'])
  expect(rows).toHaveLength(shown.length)
  for (const [at, [name, industry]] of rows.entries()) {
    expect(shown[at]).toContain(name)
    expect(industry).toBe('Retail')
  }

  const file = await downloaded(page, 'CSV, for other programs')
  expect(file.name).toMatch(/\.csv$/)
  const lines = file.content.toString('utf8').trimEnd().split('\r\n').slice(1)
  expect(lines.map((line) => /^"'?([^"]*)"/.exec(line)?.[1])).toEqual(rows.map(([name]) => name))
})

/** Asks for the list as a file and takes it as a person does. */
async function downloaded(page: Page, format: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('radio', { name: format }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
}
