import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson } from '../../contract/customers/people.ts'
import { createLead } from '../../contract/leads/leads.ts'
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
  const ola = await server.client(cast.ola, 'cookie')
  for (const name of ['Anna Berg', 'Bjorn Dahl', 'Cecilie Eide'])
    await ola.call(createPerson, { body: { name } })
  await ola.call(createLead, { body: { line: 'Dag Foss, +47 22 33 44 55', channel: 'inbound' } })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const focused = () => document.activeElement?.textContent ?? ''

test('letters typed before a dialog is there stand in its first field', async () => {
  const page = await pageAs(browser, server, cast.ola)
  const { promise: typed, resolve: bring } = Promise.withResolvers<void>()
  await page.route(/\/assets\/CreatePersonDialog/, async (route) => {
    await typed
    await route.continue()
  })
  await page.goto('/people')
  await page.getByRole('link', { name: 'Anna Berg' }).waitFor()
  await page.keyboard.press('c')
  // Among them are keys of the page: to the leads, to its rows, to the dialog itself.
  await page.keyboard.type('Gl jacc')
  await page.keyboard.press('Backspace')
  bring()
  const name = page.getByRole('dialog', { name: 'New person' }).getByLabel('Name', { exact: true })
  await expect.poll(() => name.inputValue()).toBe('Gl jac')
  await page.keyboard.type('k')
  await expect.poll(() => name.inputValue()).toBe('Gl jack')
})

test('whoever creates while the leads are still on their way creates a lead, and a contact is written down at once', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.keyboard.type('glcEli Gran')
  const line = page.getByRole('textbox', { name: 'A new lead in one line' })
  await expect.poll(() => line.inputValue()).toBe('Eli Gran')

  await page.goto('/leads/list')
  await page.getByRole('link', { name: 'Dag Foss' }).click()
  await page.getByRole('button', { name: 'Log a contact' }).waitFor()
  await page.keyboard.type('lIn May')
  const dialog = page.getByRole('dialog', { name: 'In touch with Dag Foss' })
  await expect.poll(() => dialog.getByLabel('In one line').inputValue()).toBe('In May')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'hidden' })
})

test('whoever goes back from a record stands on the row that had led him there', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto('/people')
  await page.getByRole('link', { name: 'Cecilie Eide' }).waitFor()
  await page.keyboard.type('jj')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Bjorn Dahl' }).waitFor()
  // Tab goes on with the record, not with the places beside it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.goBack()
  await expect.poll(() => page.evaluate(focused)).toBe('Bjorn Dahl')
  await page.keyboard.press('j')
  await expect.poll(() => page.evaluate(focused)).toBe('Cecilie Eide')

  // Escape leads there as well, and the list is as it was left.
  await page.getByRole('button', { name: 'Mine 3' }).click()
  await page.getByRole('link', { name: 'Anna Berg' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Anna Berg' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(focused)).toBe('Anna Berg')
  await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toContain('owner')
})

test('nobody leaves what he is writing by a slip of the hand', async () => {
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/assignment-rules')
  await page.getByRole('button', { name: 'Add rule' }).click()
  const name = page.getByRole('region', { name: 'Add rule' }).getByLabel('Name')
  await name.fill('By turns')
  const away = page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Leads' })
  await away.click()
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' })
  await asked.waitFor()
  // Enter presses what loses nothing.
  await expect.poll(() => page.evaluate(focused)).toBe('Stay here')
  await page.keyboard.press('Enter')
  await asked.waitFor({ state: 'hidden' })
  await expect.poll(() => name.inputValue()).toBe('By turns')
  await away.click()
  await asked.getByRole('button', { name: 'Leave without saving' }).click()
  await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor()
})

test('what one is writing about somebody is there again, whether it was folded or left', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto('/people')
  await page.getByRole('link', { name: 'Anna Berg' }).click()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  const note = page.getByLabel('Note', { exact: true })
  const words = 'Would rather be called in the morning'
  await note.fill(words)
  await page.getByRole('button', { name: 'Cancel' }).click()
  const again = page.getByRole('button', { name: 'Go on with your draft' })
  await again.waitFor()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Leads' }).click()
  await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor()
  await page.goto('/people')
  await page.getByRole('link', { name: 'Bjorn Dahl' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bjorn Dahl' }).waitFor()
  expect(await again.isVisible()).toBe(false)
  await page.goBack()
  await page.getByRole('link', { name: 'Anna Berg' }).click()
  await again.click()
  await expect.poll(() => note.inputValue()).toBe(words)
  await page.getByRole('button', { name: 'Keep note' }).click()
  await page.getByText(words).first().waitFor()
  await expect
    .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('written'))))
    .toEqual([])
})
