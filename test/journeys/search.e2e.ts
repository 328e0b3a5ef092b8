import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
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

test('by the keyboard alone: a misspelt name is found, a call is logged, the look is changed, all that was found is read', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const company = await kari.call(createCompany, { body: { name: 'Øystein Strandberg AS', city: 'Tromsø' } })
  await kari.call(createPerson, {
    body: { name: 'Marit Strandberg', companyId: company.id, email: 'marit@strandbua.example' },
  })
  await kari.call(createDeal, { body: { title: 'Lanterns for the quay', companyId: company.id } })
  await server.owner.query(
    `insert into companies (workspace_id, id, name, created_at)
     select $1, gen_random_uuid(), 'Brygge ' || n, now() from generate_series(1, 60) n`,
    [cast.kari.workspaceId],
  )

  const page = await pageAs(browser, server, cast.kari)
  page.setDefaultTimeout(8000)
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const field = page.getByRole('combobox', { name: 'Search everything' })
  const list = page.getByRole('listbox', { name: 'What was found and what can be done' })
  const options = list.getByRole('option')
  const chosen = list.getByRole('option', { selected: true })

  await page.keyboard.press('Control+k')
  await field.fill('strandbreg oystein')
  await expect.poll(() => options.first().innerText()).toContain('Øystein Strandberg AS')
  await expect.poll(() => options.first().innerText()).toContain('Spelt a little differently')
  expect(await closedTo(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Øystein Strandberg AS' }).waitFor()

  // What was marked is the name as it is written.
  await page.keyboard.press('/')
  await field.fill('oystein strandb')
  await expect
    .poll(() => page.getByRole('option').first().locator('mark').allInnerTexts())
    .toEqual(['Øystein', 'Strandb'])
  await field.fill('strandbua')
  await expect.poll(() => options.first().innerText()).toContain('marit@strandbua.example')
  await page.keyboard.press('Escape')

  // On the page of a customer the palette knows what can be done there; elsewhere it asks with whom.
  await page.keyboard.press('Control+k')
  await page.getByRole('group', { name: 'On this page' }).getByRole('option', { name: 'Log call' }).waitFor()
  await field.fill('numbers')
  await expect.poll(() => chosen.innerText()).toContain('Numbers')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Numbers' }).waitFor()
  await page.keyboard.press('Control+k')
  await page
    .getByRole('group', { name: 'Looked at lately' })
    .getByRole('option', { name: /Øystein/ })
    .waitFor()
  await field.fill('log clal')
  await expect.poll(() => chosen.innerText()).toContain('Log a call')
  await page.keyboard.press('Enter')
  const whom = page.getByRole('combobox', { name: 'With whom, or about which opportunity?' })
  await whom.fill('marit')
  await expect.poll(() => chosen.innerText()).toContain('Marit Strandberg')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Marit Strandberg' }).waitFor()
  await page.getByRole('button', { name: 'Log call' }).waitFor()

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await field.fill('look dark')
  await expect.poll(() => chosen.innerText()).toContain('Dark')
  await page.keyboard.press('Enter')
  await page.locator(':root[data-mantine-color-scheme="dark"]').waitFor()

  await page.keyboard.press('Control+k')
  await field.fill('brygge')
  await page.getByRole('option', { name: 'All of them: Companies' }).waitFor()
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowDown')
  await expect.poll(() => chosen.innerText()).toContain('All of them')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Brygge 1', exact: true }).waitFor()
  expect(new URL(page.url()).search).toBe('?q=brygge&kind=companies')
  await page
    .getByRole('link', { name: /^Brygge \d+$/ })
    .last()
    .scrollIntoViewIfNeeded()
  await expect.poll(() => page.getByRole('link', { name: /^Brygge \d+$/ }).count()).toBe(60)
  expect(await closedTo(page)).toEqual([])

  await page.context().setOffline(true)
  await page.keyboard.press('Control+k')
  await field.fill('people')
  await page.getByText('No connection: names cannot').waitFor()
  await expect.poll(() => chosen.innerText()).toContain('People')
})
