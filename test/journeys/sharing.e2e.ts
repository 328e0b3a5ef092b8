import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { addTask } from '../../contract/tasks/tasks.ts'
import { planDeputy } from '../../contract/team/deputies.ts'
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

test('a customer is shared, a deputy sees whose work he does, and everything is handed over and taken back', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const kari = await server.client(cast.kari)
  const ownerId = cast.ola.memberId
  const company = await kari.call(createCompany, { body: { name: 'Nordlys Havn', city: 'Bodø', ownerId } })
  await kari.call(createPerson, { body: { name: 'Tor Dahl', companyId: company.id, ownerId } })
  const deal = await kari.call(createDeal, {
    body: { title: 'Lamps for the pier', amount: 500_000, companyId: company.id, ownerId },
  })
  await kari.call(addTask, {
    params: { dealId: deal.id },
    body: { name: 'Call about the pier', kind: 'call', assigneeId: ownerId },
  })

  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/companies/${company.id}`)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('combobox', { name: 'With whom' }).click()
  await page.getByRole('option', { name: 'Per Moe' }).click()
  await shot('share')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByText('sees and works it').waitFor()
  expect(await closedTo(page)).toEqual([])
  await shot('shared')

  const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10)
  const all = { tasks: true, approvals: true, notices: true, records: true }
  await (await server.client(cast.ola)).call(planDeputy, {
    params: { id: ownerId },
    body: { deputyId: cast.per.memberId, fromOn: day(-1), toOn: day(1), ...all },
  })
  const per = await pageAs(browser, server, cast.per)
  await per.goto('/')
  await per.getByText('You act for Ola Nowak until').waitFor()
  await per.getByText('for Ola Nowak', { exact: true }).first().waitFor()
  await shot('acting', per)

  await page.goto(`/team/${ownerId}/hand-over`)
  await page.getByRole('combobox', { name: 'To whom' }).click()
  await page.getByRole('option', { name: 'Eva Lind' }).click()
  await page.getByRole('option', { name: 'Per Moe' }).click()
  await page.keyboard.press('Escape')
  await page.getByLabel('Why').fill('Ola leaves')
  await page.getByText('1 company').waitFor()
  await shot('hand-over')
  await page.getByRole('button', { name: 'Hand over', exact: true }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(async () => (await server.owner.query('select owner_id from companies')).rows[0]?.owner_id)
    .toBe(ownerId)

  async function shot(name: string, of = page) {
    if (process.env.SHOTS) await of.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
  }
})
