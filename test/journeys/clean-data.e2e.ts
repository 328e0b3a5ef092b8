import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { lookAfterRecords } from '../../server/hygiene/checks/look-after-records.ts'
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

test('what is missing or wrong is put right from the keyboard alone, a row a keystroke, and taken back', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const phone = '+48 22 555 01 00'
  const lys = await kari.call(createCompany, { body: { name: 'Lys', industry: 'Retail', phone } })
  await kari.call(createPerson, { body: { name: 'Anna Lis', email: 'anna@gmial.com', companyId: lys.id } })
  for (let n = 1; n <= 8; n++) await kari.call(createCompany, { body: { name: `Kraft ${n}`, country: 'NO' } })
  await lookAfterRecords(server.db, [cast.kari.workspaceId])

  const page = await pageAs(browser, server, cast.kari)
  const keys = page.keyboard
  const said = (text: string) => page.getByText(text, { exact: true }).first().waitFor()
  /** What stands in the field that has the focus. */
  const typed = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)
  await page.goto('/')
  await page.getByText('10 things are missing or wrong', { exact: false }).waitFor()
  await page.getByRole('link', { name: 'Put it right' }).focus()
  await keys.press('Enter')

  // What was meant stands there already: Enter is all there is to do.
  await said('10 things to repair')
  await expect.poll(() => typed()).toBe('anna@gmail.com')
  await keys.press('Enter')
  await said('1 of 10 done')
  await page.getByRole('button', { name: 'Next', exact: true }).waitFor()
  await keys.press('Enter')
  await expect.poll(() => typed()).toBe('Poland')
  await keys.press('Enter')
  await said('2 of 10 done')
  await page.getByRole('button', { name: 'Next', exact: true }).waitFor()
  await keys.press('Enter')

  const isAt = (name: string) => page.locator('[role="presentation"]').getByRole('link', { name }).waitFor()
  await isAt('Kraft 8')
  await keys.type('Energy')
  await keys.press('Enter')
  await said('3 of 10 done')
  await isAt('Kraft 7')
  await keys.press('Tab')
  await isAt('Kraft 6')
  await keys.type('Food')
  await keys.press('Enter')
  await said('4 of 10 done')
  await isAt('Kraft 5')
  await keys.press('ControlOrMeta+z')
  await said('3 of 10 done')
  await isAt('Kraft 6')
  await expect.poll(() => typed()).toBe('')
  await page.getByRole('button', { name: 'It is right as it is…' }).focus()
  await keys.press('Enter')
  await keys.type('It makes everything')
  await keys.press('Enter')
  await said('4 of 10 done')
  await page.getByText('Right as it is: It makes everything').waitFor()
  expect(await closedTo(page)).toEqual([])

  // Who said so, when and why is found later, and taken back there.
  await page.getByRole('link', { name: 'Right as it is' }).click()
  const left = page.getByRole('list', { name: 'Right as it is' }).getByRole('listitem')
  await left.filter({ hasText: 'Kraft 6' }).getByText('It makes everything').waitFor()
  await left.getByText('Kari Berg').waitFor()
  expect(await closedTo(page)).toEqual([])
  await left.getByRole('button', { name: 'Take back: Kraft 6, No industry' }).click()
  await page.getByText('Kraft 6 is checked again').waitFor()
  await page.getByText('Nothing has been said to be right as it is').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await left.getByText('It makes everything').waitFor()

  await page.goto('/repair?show=score')
  await page.getByText('3 of 9 companies clean').waitFor()
  await page.getByText('1 of 1 person clean').waitFor()
  expect(await closedTo(page)).toEqual([])
  await page.goto('/repair?show=checks')
  await page.getByRole('switch', { name: 'No industry' }).waitFor()
  expect(await closedTo(page)).toEqual([])
  const { rows } = await server.owner.query(
    `select name, industry from companies where name in ('Kraft 8', 'Kraft 6') order by name`,
  )
  expect(rows).toEqual([
    { name: 'Kraft 6', industry: null },
    { name: 'Kraft 8', industry: 'Energy' },
  ])
})
