import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptStarter, exportProcess, listProcesses } from '../../contract/process/process.ts'
import { changeProfile } from '../../contract/team/session.ts'
import type { Actor } from '../../server/platform/actor.ts'
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

test('a ready-made process is looked at whole, taken, and seen as a map and as a table', async () => {
  const page = await processes(cast.kari)
  await page.getByRole('button', { name: 'Look at it: Inbound enquiry' }).click()
  const dialog = page.getByRole('dialog', { name: 'Inbound enquiry' })
  await seen(dialog.getByRole('heading', { name: 'Answering the enquiry' }))
  await seen(dialog.getByText('Calling back'))
  await expect.poll(() => keysOf(cast.kari)).toEqual(['lamps'])
  await dialog.getByRole('button', { name: 'Use this process' }).click()

  await seen(page.getByRole('heading', { name: 'Inbound enquiry version 1', level: 1 }))
  await expect.poll(() => keysOf(cast.kari)).toEqual(['lamps', 'inbound'])
  const stages = page.getByRole('list', { name: 'Stages' })
  await expect
    .poll(() => stages.getByRole('heading').allTextContents())
    .toEqual([
      'Answering the enquiry',
      'Qualifying the enquiry',
      'Presenting the solution',
      'Sending the offer',
      'Following up the offer',
      'Confirming the order',
    ])
  await stages.getByRole('button', { name: 'Sending the offer' }).click()
  const panel = page.getByRole('region', { name: 'Sending the offer' })
  await seen(panel.getByText('Stage 4 of 6'))
  await seen(panel.getByText('Following up the offer, Confirming the order'))

  await page.getByRole('link', { name: 'Table' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Calling back' })
  await seen(row.getByText('Call', { exact: true }))
  await row.getByText('Guidance').click()
  await seen(row.locator('details[open] p'))
})

test('a role that nobody holds is pointed out and leads to where it is given', async () => {
  const page = await mapOf('pipeline')
  const role = page.getByRole('listitem').filter({ hasText: 'Lawyer' }).filter({ hasText: 'Legal' })
  await seen(role.getByText('Nobody yet.'))
  const owned = page.getByRole('listitem').filter({ hasText: 'Whoever owns the deal' })
  await expect.poll(() => owned.getByText('Nobody yet.').count()).toBe(0)
  await role.getByRole('link', { name: 'Give the role to somebody' }).click()
  await seen(page.getByText('Who does the steps a process hands to a role.'))
})

test('mistakes keep a text from being published and are told where they stand; corrected, it is the next version', async () => {
  const kari = await server.client(cast.kari)
  const { yaml } = await kari.call(exportProcess, { params: { id: cast.processId } })
  const wrong = yaml.replace('role: analyst', 'role: analist')
  const line = wrong.split('\n').findIndex((text) => text.includes('role: analist')) + 1
  const page = await processes(cast.kari)
  await page.getByRole('button', { name: 'Publish from YAML…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish a process' })
  const text = dialog.getByRole('textbox', { name: 'The process as YAML' })
  await text.fill(wrong)
  await seen(dialog.getByText('This becomes version 2 of Selling lamps.'))
  await dialog.getByRole('button', { name: 'Publish version 2' }).click()
  await seen(dialog.getByRole('alert').getByText('Nothing was published: 1 mistake'))
  await seen(dialog.getByText('There is no role “analist”.'))
  await seen(dialog.getByText('stages.1.tasks.0.role'))
  await dialog.getByRole('button', { name: `Line ${line}`, exact: true }).click()
  const marked = () =>
    text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))
  expect((await marked()).trim()).toBe('role: analist')
  await expect.poll(() => lampsVersion()).toBe(1)

  await text.fill(yaml.replace('winProbability: 40', 'winProbability: 45'))
  await dialog.getByRole('button', { name: 'Publish version 2' }).click()
  await seen(page.getByRole('heading', { name: 'Selling lamps version 2', level: 1 }))
  await seen(page.getByText('45% chance to win'))
  await expect.poll(() => lampsVersion()).toBe(2)
  await page.getByLabel('Version', { exact: true }).selectOption('1')
  await seen(page.getByText('This is version 1. New deals run version 2'))
  await seen(page.getByText('40% chance to win'))
})

test('a file is read in, and a new key is said to be a new process', async () => {
  const page = await processes(cast.kari)
  await page.getByRole('button', { name: 'Publish from YAML…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  const yaml = `key: torches
name: Selling torches
stages:
  - { key: asking, name: Asking, winProbability: 10 }
  - { key: signing, name: Signing, winProbability: 90 }
`
  await (await choosing).setFiles({ name: 'torches.yaml', mimeType: 'text/yaml', buffer: Buffer.from(yaml) })
  await seen(page.getByText('This becomes a new process with the key “torches”.'))
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await seen(page.getByRole('heading', { name: 'Selling torches version 1', level: 1 }))
  await seen(page.getByText('No goal: nobody will know whether this process works.'))
})

test('the line is walked with arrow keys, in Persian from right to left', async () => {
  for (const [language, onward] of [
    ['en', 'ArrowRight'],
    ['fa', 'ArrowLeft'],
  ] as const) {
    await speak(language)
    const page = await pageAs(browser, server, cast.kari)
    await page.goto(`/processes/${cast.processId}`)
    await page.getByRole('button', { name: 'Talking for the first time' }).focus()
    await page.keyboard.press(onward)
    await seen(page.getByRole('region', { name: 'Pricing the offer' }))
    await page.keyboard.press('End')
    await seen(page.getByRole('region', { name: 'Signing the contract' }))
  }
  await speak('en')
})

test('a seller sees every process and is told why he publishes none', async () => {
  const page = await processes(cast.ola)
  await seen(page.getByRole('link', { name: 'Selling lamps' }))
  const publish = page.getByRole('button', { name: 'Publish from YAML…' })
  await expect.poll(() => publish.getAttribute('aria-disabled')).toBe('true')
  await publish.focus()
  await seen(page.getByRole('tooltip').filter({ hasText: 'Your role does not allow this.' }))
  await page.getByRole('button', { name: 'Look at it: Field sales' }).click()
  const adopt = page.getByRole('button', { name: 'Use this process' })
  await adopt.click({ force: true })
  await expect.poll(() => adopt.getAttribute('aria-disabled')).toBe('true')
  await expect.poll(() => keysOf(cast.ola)).not.toContain('field_sales')
})

async function processes(actor: Actor): Promise<Page> {
  const page = await pageAs(browser, server, actor)
  await page.goto('/processes')
  await page.getByRole('heading', { name: 'Sales processes', level: 1 }).waitFor()
  return page
}

/** The map of a starter that Kari takes first. */
async function mapOf(key: string): Promise<Page> {
  const kari = await server.client(cast.kari)
  const { processId } = await kari.call(adoptStarter, { params: { key } })
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/processes/${processId}`)
  return page
}

async function rowsOf(actor: Actor) {
  return (await (await server.client(actor)).call(listProcesses)).rows
}

const keysOf = async (actor: Actor) => (await rowsOf(actor)).map(({ key }) => key)
const lampsVersion = async () => (await rowsOf(cast.kari)).find(({ key }) => key === 'lamps')?.versionNumber

async function speak(language: 'en' | 'fa'): Promise<void> {
  await (await server.client(cast.kari)).call(changeProfile, { body: { language } })
}

const seen = (what: Locator) => what.first().waitFor({ timeout: 20_000 })
