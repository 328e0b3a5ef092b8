import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editCompany, listCompanies } from '../../contract/customers/companies.ts'
import { createCompany } from '../../server/customers/create-company.ts'
import type { Actor } from '../../server/platform/actor.ts'
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

test('all of a filter are changed at once, seen before, followed meanwhile and given back', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  await server.db.write(cast.kari.workspaceId, async (tx) => {
    const make = (name: string, by: Actor) => createCompany(tx, { name, city: 'Oslo' }, by)
    for (let n = 1; n <= 58; n++) await make(`Roof ${String(n).padStart(2, '0')} AS`, cast.ola)
    for (const name of ['Roof 98 AS', 'Roof 99 AS', 'Elsewhere AS']) await make(name, cast.kari)
  })
  const citiesOf = async (text: string) => {
    const { rows } = await kari.call(listCompanies, { query: { text, limit: 100 } })
    return Object.entries(Object.groupBy(rows, ({ city }) => String(city))).map(([city, all]) => [
      city,
      all?.length,
    ])
  }

  const page = await pageAs(browser, server, cast.ola)
  const inOslo = JSON.stringify({ all: [{ field: 'city', operator: 'is', value: ['Oslo'] }] })
  await page.goto(`/companies?text=Roof&filter=${encodeURIComponent(inOslo)}`)
  const table = page.getByRole('table', { name: 'Companies' })
  await table.getByRole('row', { name: /Roof 01/ }).waitFor()

  // A range: the first with x, the last with Shift.
  await table.getByRole('link', { name: 'Roof 01 AS' }).focus()
  await page.keyboard.press('x')
  await table.getByRole('checkbox', { name: 'Choose Roof 04 AS' }).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Chosen rows' })
  await bar.getByText('4 chosen').waitFor()

  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
  await bar.getByRole('button', { name: 'Choose all of this filter' }).click()
  await table.getByRole('checkbox', { name: 'Choose Roof 02 AS' }).uncheck()
  await bar.getByText('All of this filter but 1').waitFor()
  await bar.getByRole('button', { name: 'Change a field…' }).click()

  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Field' }).fill('Ci')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('New value').fill('Bergen')
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await dialog.getByText('57 change').waitFor()
  await dialog.getByText('2 are refused').waitFor()
  await dialog.getByText('2 are not yours to edit').click()
  await dialog.getByRole('link', { name: 'Roof 98 AS' }).waitFor()
  await expect.poll(() => citiesOf('Roof')).toEqual([['Oslo', 60]])
  expect(await closedTo(page)).toEqual([])

  await dialog.getByRole('button', { name: 'Change 57' }).click()
  await dialog.getByText('57 changed').waitFor()
  await dialog.getByText('2 were refused').waitFor()
  // They are in the filter no more, and what came of them stays until it is closed.
  await table.getByRole('row', { name: /Roof 01/ }).waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await table.getByRole('row', { name: /Roof 02 AS.*Oslo/ }).waitFor()
  await expect.poll(() => citiesOf('Elsewhere')).toEqual([['Oslo', 1]])

  // Somebody takes one further; whoever comes back finds what he did, and undoes it.
  const { rows } = await kari.call(listCompanies, { query: { text: 'Roof 07' } })
  const [one] = rows
  if (!one) throw new Error('it is not there')
  await kari.call(editCompany, { params: { id: one.id }, ifMatch: one.version, body: { city: 'Narvik' } })
  await page.goto('/deals')
  await page.goto('/companies?text=Roof')
  const newest = page.getByRole('group', { name: 'Latest bulk edit' })
  await newest.getByText('57 changed, 2 refused').waitFor()
  await newest.getByRole('link', { name: 'Earlier bulk edits' }).waitFor()
  await newest.getByRole('button', { name: 'Close' }).click()
  await newest.waitFor({ state: 'detached' })

  // Put away, it is still found from the palette: what was refused, and the way back.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search everything' }).fill('bulk edits')
  await page.getByRole('option', { name: 'Bulk edits' }).click()
  const edits = page.getByRole('table', { name: 'Bulk edits' })
  const done = edits.getByRole('row', { name: /City becomes Bergen/ })
  await done.getByText('57 changed, 2 refused').waitFor()
  await done.getByText('Ola Nowak').waitFor()
  expect(await closedTo(page)).toEqual([])
  await done.getByRole('link').click()
  await dialog.getByText('2 are not yours to edit').click()
  await dialog.getByRole('link', { name: 'Roof 98 AS' }).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await done.getByRole('button', { name: 'Undo' }).click()
  await dialog.getByText('56 given back').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await done.getByText('57 changed, 2 refused · undone').waitFor()
  await edits
    .getByRole('row', { name: /Undo: City/ })
    .getByText('56 given back, 1 left as it is')
    .waitFor()

  // It is a part of the settings of whoever may edit anything at all.
  await page.goto('/settings/profile')
  await page.getByRole('link', { name: 'Bulk edits' }).click()
  await done.waitFor()
  const dariush = await pageAs(browser, server, cast.dariush)
  await dariush.goto('/settings/profile')
  await dariush.getByRole('link', { name: 'API keys' }).waitFor()
  expect(await dariush.getByRole('link', { name: 'Bulk edits' }).count()).toBe(0)
  await page.goto('/companies?text=Roof')
  await table.getByRole('row', { name: /Roof 01 AS.*Oslo/ }).waitFor()
  await expect
    .poll(() => citiesOf('Roof'))
    .toEqual([
      ['Oslo', 59],
      ['Narvik', 1],
    ])
})
