import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { listDeals } from '../../contract/deals/deals.ts'
import { listLeads } from '../../contract/leads/leads.ts'
import { listStarters, showProcess } from '../../contract/process/process.ts'
import { listQueues } from '../../contract/tasks/hand-offs.ts'
import { listTasks } from '../../contract/tasks/tasks.ts'
import { type Language, textIn } from '../../contract/text.ts'
import { foundings } from '../../server/foundings.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { publishDocument } from '../../server/process/versions/publish-process.ts'
import { paths, withSearch } from '../../web/paths.ts'
import { foundCompany } from '../company.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'
import { closedTo } from './closed-to.ts'
import { complaintsOf } from './complaints.ts'
import { launchBrowser } from './launch-browser.ts'
import { pageAs } from './page-as.ts'
import { settledPage } from './settled.ts'
import { strangersWrite } from './strangers.ts'

export interface Look {
  language: Language
  country: string
  colorScheme: 'dark' | 'light'
  width: number
  /** Only what the look itself decides: colours, sizes and what lies over what. The rest is the same in every look. */
  onlyLook?: boolean
}

/**
 * Opens every screen of a company full of sample data, with its panels and dialogs, and looks each over with axe: nothing
 * may be closed to anybody, and nothing may be wider than the screen.
 */
export async function openEveryScreen({
  language,
  country,
  colorScheme,
  width,
  onlyLook,
}: Look): Promise<void> {
  const server = await startServer({ webFolder: builtWeb })
  const browser = await launchBrowser()
  try {
    const kari = await sampleCompany(server, language, country)
    const client = await server.client(kari)
    const page = await pageAs(browser, server, kari, { colorScheme, viewport: { width, height: 900 } })
    const complaints = complaintsOf(page)
    const { records, doors } = await strangersWrite(server, client)
    const screens: Screen[] = [
      ...doors.map((screen) => ({ screen })),
      // What is written there looks the same everywhere: one look sees whether any of it runs.
      ...(onlyLook ? [] : records.map((screen) => ({ screen }))),
      ...(await plainScreens(client)),
      ...(await openedScreens(server, kari, client, language)),
    ]
    const settled = settledPage(page)
    for (const { screen, open } of screens) {
      await page.goto(screen)
      const heading = page.getByRole('heading', { level: 1 })
      await heading.waitFor()
      await open?.(page)
      // What is read after the first paint is looked at too.
      await settled()
      await heading.waitFor()
      await lookAt(page, screen, onlyLook ?? false)
      // Nothing that a stranger wrote runs, and no policy has to stop it.
      expect.soft(complaints.splice(0), screen).toEqual([])
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

/** What axe finds out about a look: the names and roles of things do not change with it. */
const ofTheLook = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable']

async function lookAt(page: Page, screen: string, onlyLook: boolean): Promise<void> {
  const told = await closedTo(page, onlyLook ? ofTheLook : undefined)
  expect.soft(told, screen).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(overflow, `${screen} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** A company full of sample data, in one language. */
const sampleCompany = (server: TestServer, language: Language, country: string): Promise<Actor> =>
  foundCompany(server.db, { language, country, sample: true }, foundings)

type Client = Awaited<ReturnType<TestServer['client']>>

interface Screen {
  screen: string
  /** What is opened on it before it is looked at. */
  open?: (page: Page) => Promise<void>
}

async function openNotices(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await page.getByRole('dialog').waitFor()
}

async function plainScreens(client: Client): Promise<Screen[]> {
  const [deal] = (await client.call(listDeals, { query: { status: 'open', limit: 1 } })).rows
  const [lead] = (await client.call(listLeads, { query: { status: 'new', limit: 1 } })).rows
  const addresses = [
    paths.today(),
    paths.dealBoard(),
    paths.dealList(),
    paths.leadBoard(),
    paths.leadList(),
    paths.leadNumbers(),
    paths.lead(lead?.id ?? ''),
    paths.deal(deal?.id ?? ''),
    paths.companies(),
    paths.company(deal?.company?.id ?? ''),
    paths.people(),
    paths.products(),
    paths.repair(),
    withSearch(paths.repair(), { show: 'excuses' }),
    withSearch(paths.search(), { q: 'pump' }),
    paths.numbers(),
    paths.processes(),
    paths.process(deal?.processId ?? ''),
    withSearch(paths.process(deal?.processId ?? ''), { view: 'table' }),
    paths.processEditor(deal?.processId ?? ''),
    paths.bulkEdits(),
    paths.imports(),
    paths.team(),
    paths.profile(),
    paths.workspace(),
    paths.workingTime(),
    paths.ownFields(),
    paths.tags(),
    paths.assignmentRules(),
    paths.scoring(),
    paths.qualification(),
    paths.personalData(),
    paths.forms(),
    paths.chats(),
    paths.conversations(),
    paths.segments(),
    paths.queues(),
    ...(await taskScreens(client)),
  ]
  return addresses.map((screen) => ({ screen }))
}

/** The fullest queue, and a task of each kind that is more than a tick. */
async function taskScreens(client: Client): Promise<string[]> {
  const queues = (await client.call(listQueues, {})).rows
  const fullest = queues.toSorted((a, b) => b.waiting + b.taken - a.waiting - a.taken)[0]
  const tasks = (await client.call(listTasks, { query: { whose: 'deals', limit: 100 } })).rows
  const kinds = ['questionnaire', 'approval', 'document'] as const
  const ofKinds = kinds.map((kind) => tasks.find((task) => task.kind === kind)?.id)
  expect(ofKinds).not.toContain(undefined)
  return [paths.queue(fullest?.role ?? ''), ...ofKinds.map((id) => paths.task(id ?? ''))]
}

/** Notices, a starter looked at, the editor with its panel, two versions compared, and deals about to move between them. */
async function openedScreens(
  server: TestServer,
  kari: Actor,
  client: Client,
  language: Language,
): Promise<Screen[]> {
  const [deal] = (await client.call(listDeals, { query: { status: 'open', limit: 1 } })).rows
  const params = { id: deal?.processId ?? ('' as never) }
  const { document } = await client.call(showProcess, { params })
  const stages = document.stages.map((stage, place) => (place === 1 ? { ...stage, probability: 33 } : stage))
  await server.db.write(kari.workspaceId, (tx) => publishDocument(tx, { ...document, stages }, kari))
  const ready = (await client.call(listStarters, {})).rows.find(({ key }) => key === 'after_sale')
  const named = (words: Parameters<typeof textIn>[0] | undefined) => (words ? textIn(words, language) : '')
  const pressed = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()
  return [
    { screen: paths.today(), open: openNotices },
    { screen: paths.leadList(), open: pressed(exportWord(language)) },
    { screen: paths.processes(), open: pressed(named(ready?.name)) },
    { screen: withSearch(paths.processEditor(params.id), { open: `stage.${document.stages[0]?.key}` }) },
    { screen: withSearch(paths.processVersions(params.id), { from: '1', to: '2' }) },
    { screen: paths.moveDeals(params.id, 2) },
  ]
}

function exportWord(language: Language): string {
  const words = readFileSync(join(import.meta.dirname, `../../web/locales/${language}/exports.json`), 'utf8')
  return (JSON.parse(words) as Record<string, string>)['exports.export'] ?? ''
}
