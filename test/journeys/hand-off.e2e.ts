import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import type { DealId } from '../../contract/ids.ts'
import { createDepartment } from '../../contract/team/groups.ts'
import { editMember, showMember } from '../../contract/team/members.ts'
import { setRoleHolders } from '../../contract/team/roles.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { addColleague } from '../company.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let browser: Browser
let id: DealId
/** Both work in Pricing, which holds the role of the analyst; neither may open a deal. */
let sara: Actor
let tor: Actor

const title = 'Lamps for the pier'

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  browser = await launchBrowser()
  const kari = await server.client(cast.kari, 'cookie')
  const { id: departmentId } = await kari.call(createDepartment, { body: { name: 'Pricing' } })
  const works = async (name: string) => {
    const actor = await addColleague(server.db, cast.kari, { name, role: 'specialist' })
    const { version } = await kari.call(showMember, { params: { id: actor.memberId } })
    await kari.call(editMember, {
      params: { id: actor.memberId },
      ifMatch: version,
      body: { departmentId },
    })
    return actor
  }
  sara = await works('Sara Vik')
  tor = await works('Tor Aas')
  await kari.call(setRoleHolders, {
    params: { role: 'analyst' },
    body: { members: [], departments: [departmentId] },
  })
  const ola = await server.client(cast.ola, 'cookie')
  id = (await ola.call(createDeal, { body: { title, amount: 500_000 } })).id
  await ola.call(moveDeal, { params: { id }, body: { to: 'pricing' } })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a department’s step goes from hand to hand, and the seller’s gate opens before his eyes', async () => {
  const seller = await pageAs(browser, server, cast.ola)
  await seller.goto(`/deals/${id}`)
  const gate = seller.getByRole('region', { name: 'To leave “Pricing the offer”' })
  await gate.getByRole('button', { name: 'Calculate the price', exact: true }).waitFor()

  // Sara finds it in her department's queue, though no deal is hers to open.
  const first = await pageAs(browser, server, sara)
  await first.goto('/')
  await first.getByRole('link', { name: 'Queues' }).click()
  const department = first.getByRole('region', { name: 'Pricing' })
  await department.getByText('1 waiting').waitFor()
  await department.getByRole('link', { name: 'Analyst' }).click()
  const waiting = first.getByRole('region', { name: 'Waiting' })
  await waiting.getByText(title).waitFor()
  await expect.poll(() => waiting.getByRole('link', { name: title }).count()).toBe(0)
  await waiting.getByRole('button', { name: 'Calculate the price', exact: true }).focus()
  await first.keyboard.press('t')
  await first.getByRole('region', { name: 'Taken' }).getByText('Sara Vik').waitFor()

  // Tor looks at the same queue all the while.
  const second = await pageAs(browser, server, tor)
  await second.goto('/queues/analyst')
  await second.getByRole('region', { name: 'Taken' }).getByText('Sara Vik').waitFor()

  const taken = first.getByRole('region', { name: 'Taken' })
  await taken.getByRole('button', { name: 'Calculate the price', exact: true }).click()
  await taken.getByRole('link', { name: 'Open the task' }).click()
  await first.getByRole('heading', { name: 'Calculate the price', level: 1 }).waitFor()
  await first.getByText('Ola Nowak').first().waitFor()
  await expect.poll(() => first.getByRole('link', { name: 'Open the deal' }).count()).toBe(0)
  await first.getByRole('button', { name: 'Give back…' }).click()
  const dialog = first.getByRole('dialog')
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Give back to the queue' }).isDisabled())
    .toBe(true)
  await dialog.getByLabel('Why does it go back?').fill('I do not know lamps for salt water')
  await dialog.getByRole('button', { name: 'Give back to the queue' }).click()
  await dialog.waitFor({ state: 'detached' })

  // It comes back under Tor's eyes, with the reason on its page.
  const again = second.getByRole('region', { name: 'Waiting' })
  await again.getByRole('button', { name: 'Calculate the price', exact: true }).click()
  await again.getByRole('link', { name: 'Open the task' }).click()
  await second.getByText('I do not know lamps for salt water').waitFor()
  await second.getByRole('button', { name: 'Take it' }).click()
  await second.getByLabel('What came of it?').fill('4,200 each, zinc included')
  await second.getByRole('button', { name: 'Done', exact: true }).click()
  await second.getByText('Done by Tor Aas').waitFor()

  // Nobody touched the seller's page.
  await gate.getByRole('button', { name: 'Done: Check the price', disabled: false }).click()
  await gate.getByText('Nothing is missing').waitFor()
  const { rows } = await server.owner.query(
    `select h.ended_how from hand_offs h order by h.waiting_since, h.seq`,
  )
  expect(rows.map((row) => row.ended_how)).toEqual(['given_back', 'done'])
})
