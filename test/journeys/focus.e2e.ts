import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { createChat } from '../../contract/chat/chats.ts'
import { createCompany } from '../../contract/customers/companies.ts'
import { addAssignmentRule } from '../../contract/leads/assignment.ts'
import { createLead } from '../../contract/leads/leads.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { openHouse } from '../house.ts'
import { builtWeb } from '../server.ts'

const { server, cast } = await openHouse([], { webFolder: builtWeb })
const browser = await launchBrowser()
afterAll(() => browser.close())

/** What has the focus, as it is called; with the row it stands in, where rows have the same acts. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    const labels = element instanceof HTMLInputElement ? element.labels : null
    const name = element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent
    return element === document.body ? 'nowhere' : `${name}`
  })

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

test('whoever hands a lead back, or thinks better of it, goes on with a lead', async () => {
  const kari = await server.client(cast.kari, 'cookie')
  await kari.call(addAssignmentRule, {
    body: {
      name: 'All to Ola',
      filter: { all: [] },
      way: 'person',
      memberIds: [cast.ola.memberId],
      teamId: null,
      outsideHours: 'first_back',
      passesOn: false,
      active: true,
    },
  })
  for (const name of ['Anna Berg', 'Bjorn Dahl']) await kari.call(createLead, { body: { name } })
  const page = await pageAs(browser, server, cast.ola)
  const mine = page.getByRole('region', { name: 'New leads for you' })
  const rowOf = () =>
    page.evaluate(() => document.activeElement?.closest('li')?.querySelector('a')?.textContent)
  await page.goto('/')
  const first = await mine.getByRole('link').first().textContent()
  await press(page, 'Hand back')
  await page.getByRole('dialog', { name: 'Hand back' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(rowOf).toBe(first)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Hand back' }).waitFor()
  await page.keyboard.type('I am in Bergen all week')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand back' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => mine.getByRole('listitem').count()).toBe(1)
  const second = await mine.getByRole('link').first().textContent()
  expect(second).not.toBe(first)
  await expect.poll(rowOf).toBe(second)
  expect(await focused(page)).toBe('Hand back')
})

test('a rule that was added, a form that was opened and a rule of the score are gone on with', async () => {
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/assignment-rules')
  await press(page, 'Add rule')
  await expect.poll(() => focused(page)).toBe('Name')
  const form = page.getByRole('region', { name: 'Add rule' })
  await form.getByLabel('Name').fill('Everybody by turns')
  await form.getByLabel('People').click()
  await page.getByRole('option', { name: 'Per Moe' }).click()
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: 'Add rule' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Edit: Everybody by turns')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Name')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Edit: Everybody by turns')
  await press(page, 'Switch off: Everybody by turns')
  await page.getByRole('button', { name: 'Delete: Everybody by turns' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Everybody by turns').first().waitFor({ state: 'hidden' })
  await expect.poll(() => focused(page)).not.toBe('nowhere')

  await page.goto('/settings/lead-score')
  await press(page, 'Edit rules')
  await expect.poll(() => focused(page)).toBe('Every lead begins with')
  await page.getByRole('button', { name: 'Add a property' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('What it is called on the lead')
  await page.keyboard.type('Somebody')
  await page.getByRole('button', { name: 'Save', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Edit rules')
})

test('whoever keeps a list under a name, or takes it away again, stands where he was', async () => {
  const kari = await server.client(cast.kari, 'cookie')
  await kari.call(createCompany, { body: { name: 'Lys AS', industry: 'Retail' } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/companies')
  await press(page, 'Silent for 30 days')
  await press(page, 'Save…')
  await page.getByRole('menuitem', { name: 'Save as a segment' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('Name').fill('Forgotten')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => focused(page)).toBe('Save…')
  await page.goto('/segments')
  await press(page, 'Delete')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => focused(page)).not.toBe('nowhere')
})

test('whoever saves a chat or takes a scene away is not sent to the beginning of the page', async () => {
  const kari = await server.client(cast.kari, 'cookie')
  const chat = await kari.call(createChat, { body: { name: 'Lamps' } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/chats/${chat.id}`)
  await press(page, 'Remove the scene')
  await expect.poll(() => focused(page)).not.toBe('nowhere')
  await press(page, 'Save')
  await expect
    .poll(() => page.getByRole('button', { name: 'Save', exact: true }).first().isDisabled())
    .toBe(true)
  await expect.poll(() => focused(page)).not.toBe('nowhere')
})
