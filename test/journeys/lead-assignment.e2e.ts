import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a rule is clicked together and tried; the lead comes to one, who hands it back, and to the next', async () => {
  const kari = await server.client(cast.kari, 'cookie')
  await kari.call(createLead, { body: { name: 'Before the rule', country: 'PL' } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/assignment-rules')
  await page.getByRole('button', { name: 'Add rule' }).click()
  const form = page.getByRole('region', { name: 'Add rule' })
  await form.getByLabel('Name').fill('Everybody by turns')
  await form.getByLabel('People').click()
  await page.getByRole('option', { name: 'Ola Nowak' }).click()
  await page.getByRole('option', { name: 'Per Moe' }).click()
  await form.getByRole('button', { name: 'Add rule' }).click()
  const rules = page.getByRole('list', { name: 'Lead assignment' })
  await rules.getByText('by turns to Ola Nowak and Per Moe').waitFor()
  const trial = page.getByRole('region', { name: 'Tried on the newest leads' })
  await trial.getByText('Everybody by turns').waitFor()

  const lead = await kari.call(createLead, { body: { name: 'Anna Nowak', need: 'Twenty lamps' } })
  expect(lead.owner?.name).toBe('Ola Nowak')
  const olas = await pageAs(browser, server, cast.ola)
  await olas.goto('/')
  const mine = olas.getByRole('region', { name: 'New leads for you' })
  await mine.getByRole('link', { name: 'Anna Nowak' }).waitFor()
  await mine.getByRole('button', { name: 'Hand back' }).click()
  const dialog = olas.getByRole('dialog', { name: 'Hand back' })
  await dialog.getByLabel('Why do you hand it back?').fill('I am in Bergen all week')
  await dialog.getByRole('button', { name: 'Hand back' }).click()
  await mine.waitFor({ state: 'hidden' })

  const pers = await pageAs(browser, server, cast.per)
  await pers.goto('/')
  await pers
    .getByRole('region', { name: 'New leads for you' })
    .getByRole('link', { name: 'Anna Nowak' })
    .click()
  await pers.getByText('I am in Bergen all week').first().waitFor()
  await pers.getByRole('button', { name: 'Accept' }).click()
  await pers.getByText('Accepted').first().waitFor()

  // Until somebody was in touch it stands among what the day asks.
  await pers.goto('/')
  const toContact = pers.getByRole('region', { name: 'Leads to contact' })
  await toContact.getByRole('link', { name: 'Anna Nowak' }).waitFor()
  await toContact.getByRole('button', { name: 'Log a contact' }).click()
  const talk = pers.getByRole('dialog', { name: 'In touch with Anna Nowak' })
  await talk.getByLabel('In one line').fill('In May')
  await talk.getByRole('button', { name: 'Log e-mail' }).click()
  await toContact.waitFor({ state: 'hidden' })
}, 60_000)
