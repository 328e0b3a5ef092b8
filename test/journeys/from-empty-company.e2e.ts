import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveDeal } from '../../contract/deals/moves.ts'
import type { DealId } from '../../contract/ids.ts'
import { listProcesses } from '../../contract/process/process.ts'
import { createDeal } from '../../server/deals/create-deal.ts'
import { moveDeal as moveInside } from '../../server/deals/moving/move-deal.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { addColleague, foundCompany } from '../company.ts'
import { builtWeb, RefusedAnswer, startServer, type TestServer } from '../server.ts'
import { unequalTotals } from '../unequal-totals.ts'

let server: TestServer
let browser: Browser
/** Administers; may override. */
let kari: Actor
/** Sells; may not. */
let ola: Actor
/** Works in Pricing and may open no deal. */
let sara: Actor

const stages = [
  'Answering the enquiry',
  'Pricing the offer',
  'Checking the site',
  'Sending the offer',
  'Signing the contract',
]
const title = 'Awnings for the harbour café'

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  kari = await foundCompany(server.db)
  ola = await addColleague(server.db, kari, { name: 'Ola Nowak', role: 'seller' })
  sara = await addColleague(server.db, kari, { name: 'Sara Vik', role: 'specialist' })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a company writes its process on screen and publishes it', async () => {
  const page = await pageAs(browser, server, kari)
  await pricingDepartment(page)

  await page.goto('/processes')
  await page.getByRole('button', { name: 'New process' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Selling awnings')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Add the first stage' }).click()
  for (const name of stages) await written(page, 'Name of the stage', name)
  await page.keyboard.press('Escape')
  await expect.poll(() => names(page)).toEqual(stages)

  const roles = await opened(page, page.getByRole('button', { name: 'Roles', exact: true }), 'Roles')
  await roles.getByRole('textbox', { name: 'Name of a new role' }).fill('Pricing analyst')
  await roles.getByRole('button', { name: 'Add' }).click()
  await roles.getByRole('textbox', { name: 'Department' }).fill('Pricing')
  await seen(roles.getByText('Nobody yet'))
  await roles.getByRole('button', { name: 'Choose who holds it' }).click()
  const holders = page.getByRole('dialog', { name: 'Pricing analyst' })
  await chosen(page, holders.getByRole('combobox', { name: 'Departments' }), 'Pricing')
  await page.keyboard.press('Escape')
  await holders.getByRole('button', { name: 'Save' }).click()
  await holders.waitFor({ state: 'detached' })
  await seen(roles.getByText('Sara Vik'))

  await task(page, 'Pricing the offer', 'Calculate the price')
  const pricing = await opened(page, taskOf(page, 'Calculate the price'), /Calculate the price/)
  await pricing.getByRole('radio', { name: 'Mandatory' }).check()
  await pricing.getByRole('button', { name: /^Who, and by when\?/ }).click()
  await chosen(page, pricing.getByRole('combobox', { name: 'Who', exact: true }), /^Pricing analyst/)

  await task(page, 'Checking the site', 'Measuring the front')
  const measuring = await opened(page, taskOf(page, 'Measuring the front'), /Measuring the front/)
  await measuring.getByRole('radio', { name: 'Optional' }).check()
  const checking = await opened(page, station(page, 'Checking the site'), /Checking the site/)
  await checking.getByRole('button', { name: /^What must be true/ }).click()
  await checking.getByRole('checkbox', { name: 'Source' }).check()
  await checking
    .getByRole('textbox', { name: 'What else must be true, in words' })
    .fill('Worth more than 10,000')
  await page.keyboard.press('Enter')
  await checking.getByRole('button', { name: 'Add a condition' }).click()
  await chosen(page, checking.getByRole('combobox', { name: 'Fact' }), 'Amount')
  await checking.getByRole('combobox', { name: 'Comparison' }).selectOption('more than')
  await checking.getByRole('textbox', { name: 'Value' }).fill('10000')
  await seen(checking.getByText('deal.amount > 10000.0'))

  const first = await opened(page, station(page, 'Answering the enquiry'), /Answering the enquiry/)
  await first.getByRole('button', { name: /^Where may a deal go/ }).click()
  await first.getByRole('checkbox', { name: 'Checking the site' }).check()

  const reasons = await opened(page, page.getByRole('button', { name: 'Reasons', exact: true }), /Reasons/)
  await reasons
    .getByRole('textbox', { name: 'A further reason for winning' })
    .fill('Measured on the same day')
  await page.keyboard.press('Enter')
  await seen(reasons.getByRole('button', { name: 'Remove: Measured on the same day' }))

  await published(page, 1, 'The way we sell awnings')
})

test('a deal is stopped twice with the reason on screen, passed once with a reason, and won', async () => {
  const boss = await pageAs(browser, server, kari)
  const seller = await pageAs(browser, server, ola)
  await seller.goto('/deals')
  await seller.getByRole('button', { name: 'Create the first deal' }).click()
  const asked = seller.getByRole('dialog', { name: 'New deal' })
  await asked.getByRole('textbox', { name: 'Title' }).fill(title)
  await asked.getByRole('textbox', { name: 'Amount' }).fill('8000')
  await asked.getByRole('button', { name: 'Create deal' }).click()
  await asked.waitFor({ state: 'detached' })
  await onward(seller, 'Pricing the offer')

  // Stopped by the colleagues in Pricing, who find it in their queue.
  await stopped(seller, 'Pricing the offer', 'Checking the site', ['Calculate the price'])
  await priced(await pageAs(browser, server, sara))
  await seen(seller.getByText('Nothing is missing: the deal can go on.'))
  await onward(seller, 'Checking the site')

  // Stopped by a field and a criterion; the field he fills in, past the criterion he may not go.
  await stopped(seller, 'Checking the site', 'Sending the offer', ['Source', 'Worth more than 10,000'])
  await gate(seller, 'Checking the site').getByLabel('Source').selectOption('Referral')
  await stopped(seller, 'Checking the site', 'Sending the offer', ['Worth more than 10,000'])
  await seller.getByRole('button', { name: 'Other actions' }).click()
  await seen(seller.getByRole('menuitem', { name: 'Win deal' }))
  await expect
    .poll(() => seller.getByRole('menuitem', { name: 'Move past what is missing…' }).count())
    .toBe(0)
  await seller.keyboard.press('Escape')

  await boss.goto(new URL(seller.url()).pathname)
  await boss.getByRole('button', { name: 'Other actions' }).click()
  await boss.getByRole('menuitem', { name: 'Move past what is missing…' }).click()
  const dialog = boss.getByRole('dialog', { name: 'Move to Sending the offer' })
  await dialog.getByRole('button', { name: 'Move past what is missing…' }).click()
  await expect.poll(() => dialog.getByRole('button', { name: 'Move anyway' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Why is it right to go on without it?').fill('The café opens the way to the hotel')
  await dialog.getByRole('button', { name: 'Move anyway' }).click()
  await dialog.waitFor({ state: 'detached' })
  await seen(boss.getByText('The café opens the way to the hotel'))

  await onward(seller, 'Signing the contract')
  await seller.getByRole('button', { name: 'Win deal' }).click()
  const winning = seller.getByRole('dialog', { name: 'Win deal' })
  await winning.getByLabel('Why did they buy?').selectOption('Measured on the same day')
  await winning.getByRole('button', { name: 'Win deal' }).click()
  await winning.waitFor({ state: 'detached' })
  const { rows } = await server.owner.query(
    `select d.status, d.close_reason, array_agg(v.stage_key || ' ' || v.left_how order by v.seq) as path,
            (select array_agg(e.data ->> 'reason') from events e
             where e.deal_id = d.id and e.type = 'deal.gate_overridden') as overridden
     from deals d join stage_visits v on v.deal_id = d.id where d.title = $1 group by d.workspace_id, d.id`,
    [title],
  )
  expect(rows).toEqual([
    {
      status: 'won',
      close_reason: 'measured_on_the_same_day',
      path: [
        'answering_the_enquiry forward',
        'pricing_the_offer forward',
        'checking_the_site forward',
        'sending_the_offer forward',
        'signing_the_contract won',
      ],
      overridden: ['The café opens the way to the hotel'],
    },
  ])
})

/** The department's part: found in the queue, taken, done. */
async function priced(page: Page): Promise<void> {
  await page.goto('/queues')
  await page.getByRole('region', { name: 'Pricing' }).getByRole('link', { name: 'Pricing analyst' }).click()
  const waiting = page.getByRole('region', { name: 'Waiting' })
  await waiting.getByRole('button', { name: 'Calculate the price', exact: true }).click()
  await waiting.getByRole('link', { name: 'Open the task' }).click()
  await page.getByRole('button', { name: 'Take it' }).click()
  await page.getByLabel('What came of it?').fill('8,000 with the frame')
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await page.getByText('Done by Sara Vik').waitFor()
}

/** The gate says exactly what is missing, and the way on is barred. */
async function stopped(page: Page, stage: string, next: string, missing: string[]): Promise<void> {
  const items = gate(page, stage).getByRole('list').first().locator('> li')
  await expect.poll(() => items.count()).toBe(missing.length)
  for (const [at, name] of missing.entries()) await seen(items.nth(at).getByText(name))
  const move = page.getByRole('button', { name: `Move to ${next}` })
  await expect.poll(() => move.getAttribute('aria-disabled')).toBe('true')
  await move.click({ force: true })
  await seen(gate(page, stage))
}

async function onward(page: Page, stage: string): Promise<void> {
  await page.getByRole('button', { name: `Move to ${stage}` }).click()
  await seen(gate(page, stage))
}

const gate = (page: Page, stage: string) => page.getByRole('region', { name: `To leave “${stage}”` })

test('version 2 drops a stage in which a thousand deals stand, twenty of them being moved meanwhile', async () => {
  const { id: processId } = await processNamed('Selling awnings')
  const standing = await awnings(1_000, 'checking_the_site')
  await awnings(waiting, 'answering_the_enquiry')

  const page = await pageAs(browser, server, kari)
  await page.goto(`/processes/${processId}/edit`)
  await station(page, 'Checking the site').focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => names(page)).toEqual(stages.filter((name) => name !== 'Checking the site'))
  const sending = await opened(page, station(page, 'Sending the offer'), /Sending the offer/)
  await sending.getByRole('button', { name: /^What must be true/ }).click()
  await sending.getByRole('checkbox', { name: 'Expected close' }).check()
  await published(page, 2, 'We measure before we price')
  await page.getByRole('link', { name: 'Move running deals to version 2' }).click()

  const plan = page.getByRole('region', { name: 'What would happen' })
  await seen(plan.getByText('12 deals move to version 2, of 1,012 chosen.'))
  await seen(plan.getByText(/^1,000 deals stand in stages that version 2 does not have/))
  await plan.getByLabel('New stage for “Checking the site”').selectOption('Pricing the offer')
  await plan.getByLabel('New stage for “Answering the enquiry”').selectOption('Stay on version 1')
  await seen(plan.getByText('1,000 deals move to version 2, of 1,012 chosen.'))
  await plan.getByLabel('Why').fill('Nobody visits the site any more')

  const sellers = twentySellers(standing)
  const watch = watching()
  await sellers.begun
  await plan.getByRole('button', { name: 'Move 1,000 deals' }).click()
  await seen(page.getByText('1,000 deals run version 2 now'))
  const { moved, outrun } = await sellers.end()
  expect(await watch.end()).toEqual([])
  expect(moved).toBeGreaterThanOrEqual(20)
  expect(outrun).toBeGreaterThanOrEqual(20)

  const { rows } = await server.owner.query(
    `select v.number as version, d.stage_key as stage, count(*) as deals,
            count(*) filter (where exists (
              select from tasks t where t.deal_id = d.id and t.visit_seq = d.visit_seq and t.state = 'open'
              and t.template_key = 'calculate_the_price')) as to_price,
            count(*) filter (where exists (
              select from tasks t where t.deal_id = d.id and t.state = 'open'
              and t.template_key = 'measuring_the_front')) as to_measure
     from deals d join process_versions v on v.id = d.process_version_id
     where d.status = 'open' group by 1, 2 order by 1, 2`,
  )
  expect(rows).toEqual([
    { version: 1, stage: 'answering_the_enquiry', deals: waiting, to_price: 0, to_measure: 0 },
    { version: 2, stage: 'pricing_the_offer', deals: 1_000 - moved, to_price: 1_000 - moved, to_measure: 0 },
    { version: 2, stage: 'sending_the_offer', deals: moved, to_price: 0, to_measure: 0 },
  ])
  expect(await unequalTotals(server.owner)).toEqual([])

  await page.goto(`/processes/${processId}/versions`)
  await seen(page.getByText('We measure before we price'))
  const changes = page.getByRole('region', { name: 'What changed' }).getByRole('listitem')
  await expect
    .poll(() => changes.allTextContents())
    .toEqual([
      '−Stage removed: Checking the site',
      '~may skip to:Checking the site → nothing',
      '+Required field added: Expected close',
    ])
  await page.goto(`/deals/${standing.at(-1)}`)
  await seen(
    page.getByText('Moved to version 2 of the process, from “Checking the site” to “Pricing the offer”'),
  )
})

/** Deals in the first stage when the thousand are moved: they stay. */
const waiting = 12

/** Deals of Ola's, made and moved as on any other day. */
async function awnings(count: number, stage: string): Promise<DealId[]> {
  const made: DealId[] = []
  const makeSome = async () => {
    while (made.length < count) {
      const place = made.push('' as DealId)
      const deal = { title: `Awning ${place}`, amount: 2_000_000, source: 'referral' }
      made[place - 1] = await server.db.write(ola.workspaceId, async (tx) => {
        const { id, stageKey } = await createDeal(tx, deal, ola)
        if (stage !== stageKey) await moveInside(tx, { id, to: stage, override: false }, ola)
        return id
      })
    }
  }
  await Promise.all(Array.from({ length: 4 }, makeSome))
  return made
}

/**
 * Twenty clients, each sending on one deal of its own after another; who comes too late is told that it has changed.
 * `begun` once twenty are moved.
 */
function twentySellers(deals: readonly DealId[]) {
  const begun = Promise.withResolvers<void>()
  const tally = { moved: 0, outrun: 0 }
  const people = Array.from({ length: 20 }, async (_, seller) => {
    const client = await server.client(ola)
    for (let at = seller; at < deals.length; at += 20) {
      const body = { from: 'checking_the_site', to: 'sending_the_offer' }
      const fault = await client.call(moveDeal, { params: { id: deals[at] as DealId }, body }).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      if (fault === null) tally.moved++
      else if (fault instanceof RefusedAnswer && fault.problem.code === 'changed_meanwhile') tally.outrun++
      else throw fault
      if (tally.moved === 20) begun.resolve()
    }
  })
  const all = Promise.all(people).then(() => tally)
  return { begun: Promise.race([begun.promise, all]), end: () => all }
}

/** Looks all the while for deals without a stage that their version knows, or in another visit than they say. */
function watching() {
  let over = false
  const astray: unknown[] = []
  const look = async () => {
    do {
      const { rows } = await server.owner.query(
        `select d.id, d.stage_key, v.number
         from deals d join process_versions v on v.id = d.process_version_id
         where not exists (
           select from jsonb_array_elements(v.document -> 'stages') s where s ->> 'key' = d.stage_key)
         or d.status = 'open' and (
           select array_agg(row(s.seq, s.stage_key)::text) from stage_visits s
           where s.deal_id = d.id and s.left_at is null)
           is distinct from array[row(d.visit_seq, d.stage_key)::text]`,
      )
      astray.push(...rows)
    } while (!over)
  }
  const looking = look()
  return {
    async end() {
      over = true
      await looking
      return astray
    },
  }
}

async function processNamed(name: string) {
  const { rows } = await (await server.client(kari)).call(listProcesses)
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error(`no process is called ${name}`)
  return found
}

const names = (page: Page) =>
  page.getByRole('list', { name: 'Stages' }).getByRole('heading').allTextContents()

/** A department and who works in it, said on the team screen. */
async function pricingDepartment(page: Page): Promise<void> {
  await page.goto('/team?view=departments')
  await page.getByRole('button', { name: 'Add a department' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Pricing')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Pricing' }).waitFor()
  await page.goto('/team')
  const row = page.getByRole('row').filter({ hasText: 'Sara Vik' })
  await row.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  const member = page.getByRole('dialog', { name: 'Sara Vik' })
  await chosen(page, member.getByRole('combobox', { name: 'Department' }), 'Pricing')
  await member.getByRole('button', { name: 'Save' }).click()
  await member.waitFor({ state: 'detached' })
}

/** A name typed where the map asks for one; Enter asks for the next. */
async function written(page: Page, field: string, name: string): Promise<void> {
  const input = page.getByRole('textbox', { name: field })
  await expect.poll(() => input.inputValue()).toBe('')
  await input.fill(name)
  await input.press('Enter')
  await seen(page.getByRole('button', { name, exact: true }))
}

async function task(page: Page, stage: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Add a task to ${stage}` }).click()
  await written(page, `New task in ${stage}`, name)
  await page.keyboard.press('Escape')
}

/** The side panel of what is clicked. */
async function opened(page: Page, what: Locator, name: string | RegExp): Promise<Locator> {
  await what.click()
  const panel = page.getByRole('region', { name })
  await seen(panel)
  return panel
}

async function chosen(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option }).click()
}

async function published(page: Page, number: number, reason: string): Promise<void> {
  await seen(page.getByText(/^Saved /))
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Publish version ${number}` })
  await dialog.getByRole('textbox', { name: 'Why' }).fill(reason)
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await seen(page.getByRole('dialog', { name: `Version ${number} is published` }))
}

const taskOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const station = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Stages' }).getByRole('heading', { name }).getByRole('button')
const seen = (what: Locator) => what.first().waitFor({ timeout: 20_000 })
