import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeal, showDeal } from '../../contract/deals/deals.ts'
import type { DealId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { changeProfile } from '../../contract/team/session.ts'
import { questionnaireLibrary } from '../../server/process/questionnaires/library.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast, publishFor } from '../cast.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

const process = ProcessDocument.parse({
  key: 'qualified',
  name: 'Selling to who is qualified',
  roles: [{ key: 'analyst', name: 'Analyst' }],
  questionnaires: questionnaireLibrary().filter(({ key }) => key === 'bant'),
  stages: [
    {
      key: 'talking',
      name: 'Talking for the first time',
      winProbability: 10,
      tasks: [
        { key: 'qualify', name: 'Qualifying', kind: 'questionnaire', mandatory: true, questionnaire: 'bant' },
      ],
      exitCriteria: [
        { key: 'worth', name: 'Worth working on now', condition: "answers.bant.worth_working == 'now'" },
      ],
    },
    {
      key: 'approving',
      name: 'Approving the price',
      winProbability: 60,
      tasks: [
        {
          key: 'approve',
          name: 'Approval of the price',
          kind: 'approval',
          mandatory: true,
          role: 'analyst',
          approval: { approvals: 1, sendBackTo: 'talking' },
        },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
  lostReasons: [{ key: 'no_need', name: 'No need' }],
})

let server: TestServer
let cast: Cast
let browser: Browser
let dealId: DealId

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  const { processId } = await publishFor(server.db, cast.kari, process)
  const ola = await server.client(cast.ola, 'cookie')
  const body = { title: 'Lamps for the dock', amount: 2_000_000, processId }
  dealId = (await ola.call(createDeal, { body })).id
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('the gate stops the deal until its questions are answered and its price is approved', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto(`/deals/${dealId}`)
  const onward = page.getByRole('button', { name: 'Move to Approving the price' })
  await seen(page.getByRole('link', { name: '2 things are still missing' }))
  await expect.poll(() => onward.getAttribute('aria-disabled')).toBe('true')

  const gate = page.getByRole('region', { name: 'To leave “Talking for the first time”' })
  await gate.getByRole('button', { name: 'Answer' }).click()
  const questions = gate.getByRole('region', { name: 'Qualification (BANT)' })
  await seen(questions.getByText('0 of 6 answered'))
  await accessible(page)

  // By keyboard from here: numbers choose, Enter goes on, the focus follows.
  await questions.getByRole('button', { name: 'A problem costs them money today' }).click()
  await typedInto(questions, 'What should be different, in their own words?', 'Fewer lamps that fail')
  await typedInto(questions, 'What does it cost them a year to leave it as it is?', '12 500,50')
  await press(page, questions, 'Is there money for it?', '2')
  await typedInto(
    questions,
    'Where would the money come from, and who releases it?',
    'Maintenance, the plant director',
  )
  await press(page, questions, 'What does our contact do in the decision?', '1')
  // An optional one is passed over.
  await questions
    .getByRole('group', { name: /How is such a decision made there/ })
    .getByRole('button', { name: 'Skip' })
    .click()
  await press(page, questions, 'When do they want to have it?', '4')
  await press(page, questions, 'Is this deal worth working on?', '2')
  await seen(questions.getByRole('group', { name: 'Why not now, and when should we ask again?' }))
  const finish = questions.getByRole('button', { name: 'Finish the questionnaire' })
  await expect.poll(() => finish.getAttribute('aria-disabled')).toBe('true')

  // Another answer asks other questions, and what is typed is kept without leaving the field.
  await questions.getByRole('button', { name: /^Is this deal worth working on/ }).click()
  await press(page, questions, 'Is this deal worth working on?', '1')
  await expect.poll(() => questions.getByText('Why not now, and when should we ask again?').count()).toBe(0)
  await page.reload()
  await gate.getByRole('button', { name: 'Answer' }).click()
  await seen(questions.getByText('Fewer lamps that fail'))
  await finish.click()

  await seen(gate.getByText('Nothing is missing: the deal can go on.'))
  const side = page.getByRole('region', { name: 'Qualification (BANT)' })
  await seen(side.getByText('Maintenance, the plant director'))
  await seen(side.getByText('NOK 12,500.50'))
  await onward.click()
  await seen(page.getByRole('link', { name: '1 thing is still missing' }))
})

test('who approves sees what is decided about without the deal; a no sends it back, a yes opens the gate', async () => {
  const page = await pageAs(browser, server, cast.dariush)
  await page.goto('/?whose=queue')
  const task = page.getByRole('listitem').filter({ hasText: 'Approval of the price' })
  const look = () => task.getByRole('button', { name: 'Approval of the price', exact: true }).click()
  await look()
  const approval = page.getByRole('region', { name: 'Approval of the price' })
  await seen(approval.getByText('Lamps for the dock'))
  await approval.getByText('Qualification (BANT)').click()
  await seen(approval.getByText('Fewer lamps that fail'))
  await accessible(page)
  await approval.getByRole('button', { name: 'Do not approve' }).click()
  await seen(approval.getByText('The deal goes back to “Talking for the first time” with this reason.'))
  await approval.getByLabel('Why not?').fill('Below the list price')
  await approval.getByRole('button', { name: 'Send the answer: no' }).click()
  await task.waitFor({ state: 'detached' })
  expect((await deal()).stageKey).toBe('talking')

  const seller = await pageAs(browser, server, cast.ola)
  await seller.goto(`/deals/${dealId}`)
  await seen(seller.getByText('Not approved: Approval of the price'))
  // The same questions come filled in.
  await seller.getByRole('button', { name: 'Answer' }).click()
  await seller.getByRole('button', { name: 'Finish the questionnaire' }).click()
  await seller.getByRole('button', { name: 'Move to Approving the price' }).click()
  await seen(seller.getByRole('link', { name: '1 thing is still missing' }))

  await page.reload()
  await look()
  await approval.getByRole('button', { name: 'Approve', exact: true }).click()
  await task.waitFor({ state: 'detached' })
  await seller.getByRole('button', { name: 'Move to Signing' }).click()
  await expect.poll(async () => (await deal()).stageKey).toBe('signing')
})

test('on a phone and from right to left nothing is pushed out of sight', async () => {
  const ola = await server.client(cast.ola, 'cookie')
  await ola.call(changeProfile, { body: { language: 'fa' } })
  const page = await pageAs(browser, server, cast.ola, { viewport: { width: 390, height: 844 } })
  await page.goto(`/deals/${dealId}`)
  await seen(page.getByText('Fewer lamps that fail').first())
  await seen(page.getByRole('region', { name: 'ارزیابی فرصت (BANT)' }))
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

const deal = async () => (await server.client(cast.kari, 'cookie')).call(showDeal, { params: { id: dealId } })
const patient = { timeout: 15_000 }
const seen = (locator: Locator) => locator.first().waitFor({ state: 'visible' })

async function typedInto(questions: Locator, question: string, text: string): Promise<void> {
  const field = questions.getByRole('textbox', { name: question })
  await expect.poll(() => field.evaluate((one) => one === document.activeElement), patient).toBe(true)
  await field.fill(text)
  await field.press('Enter')
}

/** The number key of an option, once the question has the focus. */
async function press(page: Page, questions: Locator, question: string, key: string): Promise<void> {
  const group = questions.getByRole('group', { name: question })
  await expect.poll(() => group.evaluate((one) => one.contains(document.activeElement)), patient).toBe(true)
  await page.keyboard.press(key)
}

async function accessible(page: Page): Promise<void> {
  expect(await closedTo(page)).toEqual([])
}
