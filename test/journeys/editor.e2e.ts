import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listProcesses, showProcess } from '../../contract/process/process.ts'
import { beginProcess, listVersions, saveDraft, showDraft } from '../../contract/process/process-drafts.ts'
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

test('a process is begun, written, changed, undone and published by keyboard alone', async () => {
  const page = await pageAs(browser, server, cast.kari)
  const keys = page.keyboard
  await page.goto('/processes')
  await page.getByRole('button', { name: 'New process' }).focus()
  await keys.press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  await keys.type('Selling chairs')
  await keys.press('Enter')

  await seen(page.getByText('A process is the way a deal goes from first contact to won.'))
  await page.getByRole('button', { name: 'Add the first stage' }).focus()
  await keys.press('Enter')
  for (const name of ['Calling back', 'Measuring the room', 'Signing the order']) {
    await page.getByRole('textbox', { name: 'Name of the stage' }).waitFor()
    await keys.type(name)
    await keys.press('Enter')
    await seen(page.getByRole('button', { name, exact: true }))
  }
  await keys.press('Escape')
  await expectStages(page, ['Calling back', 'Measuring the room', 'Signing the order'])

  await station(page, 'Measuring the room').focus()
  await keys.press('ArrowDown')
  await keys.press('Enter')
  for (const name of ['Agreeing a day', 'Drawing the plan']) {
    await page.getByRole('textbox', { name: 'New task in Measuring the room' }).waitFor()
    await keys.type(name)
    await keys.press('Enter')
    await seen(page.getByRole('button', { name, exact: true }))
  }
  await keys.press('Escape')

  // Picked up, carried to the next stage, put down; then back at once.
  await page.getByRole('button', { name: 'Drawing the plan', exact: true }).focus()
  await keys.press(' ')
  await seen(page.getByText('Drawing the plan: in Measuring the room, task 2 of 2. Picked up.'))
  await keys.press('ArrowRight')
  await keys.press(' ')
  await expect.poll(() => tasksOf(page, 'Signing the order')).toEqual(['Drawing the plan'])
  await keys.press('Alt+ArrowLeft')
  await expect.poll(() => tasksOf(page, 'Measuring the room')).toContain('Drawing the plan')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Drawing the plan')

  await station(page, 'Calling back').focus()
  await keys.press('F2')
  await keys.type('Answering the enquiry')
  await keys.press('Enter')
  await expectStages(page, ['Answering the enquiry', 'Measuring the room', 'Signing the order'])
  await keys.press('Alt+ArrowRight')
  await expectStages(page, ['Measuring the room', 'Answering the enquiry', 'Signing the order'])
  await seen(page.getByRole('button', { name: 'Undo: Move “Answering the enquiry”' }))
  await keys.press('Control+z')
  await keys.press('Control+z')
  await expectStages(page, ['Calling back', 'Measuring the room', 'Signing the order'])
  await keys.press('Control+Shift+z')
  await expectStages(page, ['Answering the enquiry', 'Measuring the room', 'Signing the order'])

  // Deleted without a question, and there again.
  await station(page, 'Answering the enquiry').focus()
  await keys.press('Delete')
  await expectStages(page, ['Measuring the room', 'Signing the order'])
  await keys.press('Control+z')
  await expectStages(page, ['Answering the enquiry', 'Measuring the room', 'Signing the order'])

  // The panel opens from the map, its address leads back to it, and Escape returns to where one was.
  await station(page, 'Measuring the room').focus()
  await keys.press('Enter')
  await page.waitForURL(/open=stage\.measuring_the_room/)
  await seen(page.getByRole('region', { name: /Measuring the room/ }))
  await page
    .getByRole('region', { name: /Measuring the room/ })
    .getByRole('button', { name: 'Close' })
    .focus()
  await keys.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Measuring the room')

  await seen(page.getByText(/^Saved /))
  await publish(page, 'The first way we sell chairs')
  await seen(page.getByRole('dialog', { name: 'Version 1 is published' }))
  const published = await named('Selling chairs')
  expect(published?.stages.map(({ name }) => name)).toEqual([
    'Answering the enquiry',
    'Measuring the room',
    'Signing the order',
  ])
})

test('two people write at once and nothing is lost; where both wrote the same, it is said', async () => {
  const id = await begun('Selling tables')
  const [one, other] = [await editing(cast.kari, id), await editing(cast.kari, id)]
  await addStage(one, 'Calling back')
  await seen(one.getByText(/^Saved /))
  await seen(station(other, 'Calling back'))
  await Promise.all([addStage(one, 'Visiting the customer'), addStage(other, 'Signing the order')])
  for (const page of [one, other]) {
    await seen(station(page, 'Visiting the customer'))
    await seen(station(page, 'Signing the order'))
  }
  await Promise.all([
    rename(one, 'Calling back', 'Ringing them up'),
    rename(other, 'Calling back', 'Writing to them'),
  ])
  const clash = /at the same time: yours is kept/
  await Promise.any([one, other].map((page) => seen(page.getByText(clash))))
  const kari = await server.client(cast.kari)
  const { document } = await kari.call(showDraft, { params: { id } })
  expect(document.stages).toHaveLength(3)
})

test('without a connection nothing is lost, not even by closing the page', async () => {
  const id = await begun('Selling beds')
  const page = await editing(cast.kari, id)
  await addStage(page, 'Calling back')
  await seen(page.getByText(/^Saved /))
  await page.route('**/api/v1/processes/*/draft', (route) => route.abort())
  await addStage(page, 'Visiting the customer')
  await seen(page.getByText(/Not saved: no connection/))
  await page.unroute('**/api/v1/processes/*/draft')
  await page.route('**/api/v1/processes/*/draft', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await page.reload()
  await seen(page.getByText(/were not sent to the server/))
  await page.unroute('**/api/v1/processes/*/draft')
  await page.getByRole('button', { name: 'Bring them back' }).click()
  await seen(station(page, 'Visiting the customer'))
  await seen(page.getByText(/^Saved /))
  const kari = await server.client(cast.kari)
  expect((await kari.call(showDraft, { params: { id } })).document.stages).toHaveLength(2)
})

test('the second version is published with its reason, and its difference reads right', async () => {
  const page = await editing(cast.kari, cast.processId)
  await rename(page, 'Talking for the first time', 'Answering the enquiry')
  await station(page, 'Pricing the offer').hover()
  await page.getByRole('button', { name: 'More: Pricing the offer' }).first().click()
  await page.getByRole('menuitem', { name: 'Add a stage before it' }).click()
  await page.keyboard.type('Visiting the customer')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await seen(page.getByText(/^Saved /))
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' })
  await seen(dialog.getByText('Stage added: Visiting the customer'))
  await seen(dialog.getByText('Talking for the first time', { exact: true }))
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Customers want to be visited')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await seen(page.getByRole('dialog', { name: 'Version 2 is published' }))
  await page.getByRole('button', { name: 'See the process' }).click()
  await page.getByRole('link', { name: 'Versions', exact: true }).click()
  await seen(page.getByText('Customers want to be visited'))
  const compared = page.getByRole('region', { name: 'What changed' })
  await seen(compared.getByText('Stage added: Visiting the customer'))
  const kari = await server.client(cast.kari)
  const { rows } = await kari.call(listVersions, { params: { id: cast.processId } })
  expect(rows.map(({ number, reason }) => [number, reason])).toMatchObject([
    [2, 'Customers want to be visited'],
    [1, null],
  ])
  const { document } = await kari.call(showProcess, { params: { id: cast.processId } })
  expect(document.stages.map(({ name }) => name)).toContain('Visiting the customer')
})

test('a stage and a task are dragged with the mouse, and by a finger that stays; one that moves at once scrolls', async () => {
  const id = await begun('Selling shelves')
  const kari = await server.client(cast.kari)
  const draft = await kari.call(showDraft, { params: { id } })
  const task = (key: string, name: string) => ({ key, name, kind: 'call' as const, mandatory: true })
  const stage = (key: string, name: string, tasks: ReturnType<typeof task>[] = []) => ({
    ...{
      key,
      name,
      tasks,
      winProbability: 10,
      requiredFields: [],
      exitCriteria: [],
      maySkipTo: [],
      mayWin: false,
    },
  })
  const stages = [
    stage('a', 'Asking', [task('t', 'Ringing up')]),
    stage('b', 'Building'),
    stage('c', 'Closing up'),
  ]
  await kari.call(saveDraft, {
    params: { id },
    body: { document: { ...draft.document, stages } },
    ifMatch: draft.version,
  })
  const page = await editing(cast.kari, id)
  await drag(page, station(page, 'Closing up'), station(page, 'Asking'))
  await expectStages(page, ['Closing up', 'Asking', 'Building'])
  await drag(page, page.getByRole('button', { name: 'Ringing up', exact: true }), station(page, 'Building'))
  await expect.poll(() => tasksOf(page, 'Building')).toEqual(['Ringing up'])
  await page.getByText(/^Saved/).waitFor()

  const phone = await editing(cast.kari, id, { viewport: { width: 390, height: 560 }, hasTouch: true })
  const ringing = phone.getByRole('button', { name: 'Ringing up', exact: true })
  const scrolled = () => phone.locator('main').evaluate(({ scrollTop }) => scrollTop)
  await ringing.scrollIntoViewIfNeeded()
  const atFirst = await scrolled()
  await touch(phone, ringing, { by: -60, afterMs: 0 })
  await expect.poll(scrolled).toBeGreaterThan(atFirst + 20)
  await expect.poll(() => tasksOf(phone, 'Building')).toEqual(['Ringing up'])
  // Both stages on the screen and nothing in motion any more.
  await phone.setViewportSize({ width: 390, height: 1_200 })
  await ringing.scrollIntoViewIfNeeded()
  await phone.waitForTimeout(300)
  const before = await scrolled()
  const heightOf = async (what: Locator) => (await what.boundingBox())?.y ?? 0
  const by = (await heightOf(station(phone, 'Asking'))) - (await heightOf(ringing))
  await touch(phone, ringing, { by, afterMs: 600 })
  await expect.poll(() => tasksOf(phone, 'Asking')).toEqual(['Ringing up'])
  await expect.poll(() => scrolled()).toBeLessThan(before + 20)
})

async function begun(name: string) {
  const kari = await server.client(cast.kari)
  return (await kari.call(beginProcess, { body: { name } })).processId
}

async function editing(actor: typeof cast.kari, id: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await pageAs(browser, server, actor, options)
  await page.goto(`/processes/${id}/edit`)
  await page.getByRole('list', { name: 'Stages' }).waitFor()
  return page
}

async function addStage(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Add (a|the first) stage$/ }).click()
  await page.getByRole('textbox', { name: 'Name of the stage' }).fill(name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await seen(station(page, name))
}

async function rename(page: Page, before: string, after: string): Promise<void> {
  await station(page, before).focus()
  await page.keyboard.press('F2')
  await page.keyboard.type(after)
  await page.keyboard.press('Enter')
}

async function publish(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Why' }).focus()
  await page.keyboard.type(reason)
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).focus()
  await page.keyboard.press('Enter')
}

async function drag(page: Page, what: Locator, onto: Locator): Promise<void> {
  const [from, to] = [await what.boundingBox(), await onto.boundingBox()]
  if (!from || !to) throw new Error('Both must be on the screen')
  await page.mouse.move(from.x + 8, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + 30, to.y + 20, { steps: 8 })
  await page.mouse.move(to.x + 4, to.y + 10, { steps: 4 })
  await page.mouse.up()
}

/** A finger put down on something, left there for a while, and moved down the screen by so many pixels. */
async function touch(
  page: Page,
  what: Locator,
  { by, afterMs }: { by: number; afterMs: number },
): Promise<void> {
  const box = await what.boundingBox()
  if (!box) throw new Error('It must be on the screen')
  const finger = await page.context().newCDPSession(page)
  const point = (moved: number) => ({ x: box.x + 20, y: box.y + box.height / 2 + moved })
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await send('touchStart', point(0))
  await page.waitForTimeout(afterMs)
  for (let step = 1; step <= 10; step++) await send('touchMove', point((by * step) / 10))
  await send('touchEnd')
}

const station = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Stages' }).getByRole('heading', { name }).getByRole('button')

async function expectStages(page: Page, names: string[]): Promise<void> {
  const headings = page.getByRole('list', { name: 'Stages' }).getByRole('heading')
  await expect.poll(() => headings.allTextContents(), { timeout: 20_000 }).toEqual(names)
}

const tasksOf = (page: Page, stage: string) =>
  page
    .getByRole('list', { name: `Tasks of ${stage}` })
    .getByRole('listitem')
    .getByRole('button', { name: /^(?!More)/ })
    .allTextContents()

async function named(name: string) {
  const kari = await server.client(cast.kari)
  return (await kari.call(listProcesses)).rows.find((row) => row.name === name)
}

const seen = (what: Locator) => what.first().waitFor({ timeout: 20_000 })
