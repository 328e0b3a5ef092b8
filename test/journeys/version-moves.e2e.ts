import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { moveDeal } from '../../server/deals/moving/move-deal.ts'
import { publishDocument } from '../../server/process/versions/publish-process.ts'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { aDeal, type Cast, lampProcess, playCast } from '../cast.ts'
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

const write = <T>(work: Parameters<typeof cast.db.write<T>>[1]) => cast.db.write(cast.kari.workspaceId, work)

/** Two deals in the first stage, one in Pricing, which version 2 does not have. */
async function aDroppedStage(): Promise<string> {
  await aDeal(cast)
  await aDeal(cast)
  const { id } = await aDeal(cast, { title: 'Lamps for the tunnel' })
  await write((tx) => moveDeal(tx, { id, to: 'pricing', override: false }, cast.ola))
  const stages = lampProcess.stages.filter(({ key }) => key !== 'pricing')
  await write((tx) => publishDocument(tx, ProcessDocument.parse({ ...lampProcess, stages }), cast.kari))
  return id
}

test('running deals are moved to a version without their stage, and the deal tells of it', async () => {
  const id = await aDroppedStage()
  const page = await pageAs(browser, server, cast.kari)
  await page.goto(`/processes/${cast.processId}/versions/2/move`)
  await seen(page, '2 deals move to version 2, of 3 chosen.')
  await seen(page, '1 deal stands in a stage that version 2 does not have.')
  expect(await closedTo(page)).toEqual([])

  // The sentence limits the move, the preview follows, and the address keeps it.
  await page.getByRole('button', { name: 'Stage: any stage' }).click()
  const stages = page.getByRole('listbox', { name: 'Stage' })
  await stages.getByRole('option', { name: 'Talking for the first time' }).click()
  await seen(page, '2 deals move to version 2, of 2 chosen.')
  await page.getByRole('button', { name: 'Amount: any amount' }).click()
  await page.getByLabel('From', { exact: true }).fill('900000000')
  await page.getByRole('button', { name: 'Apply' }).click()
  await seen(page, 'No deal fits')
  expect(new URL(page.url()).searchParams.get('stage')).toBe('first_talk')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await seen(page, '2 deals move to version 2, of 3 chosen.')

  await page.getByLabel('New stage for “Pricing the offer”').selectOption('Negotiating the terms')
  await seen(page, '3 deals move to version 2, of 3 chosen.')
  await page.getByLabel('Why').fill('Prices come from the catalogue now')
  await page.getByRole('button', { name: 'Move 3 deals' }).click()
  await seen(page, '3 deals run version 2 now')
  expect(await closedTo(page)).toEqual([])

  await page.getByRole('button', { name: 'Look at what is left' }).click()
  await seen(page, 'Every running deal is on this version already')
  await seen(page, 'Version 1 → 2: 3 deals moved')
  await page.goto(`/deals/${id}`)
  await seen(page, 'Moved to version 2 of the process, from “Pricing the offer” to “Negotiating the terms”')
})

test('only the deals chosen in the list change over', async () => {
  await write((tx) => publishDocument(tx, lampProcess, cast.kari))
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/deals/list')
  await page.getByRole('checkbox', { name: 'Choose Lamps for the tunnel' }).check()
  await page.getByRole('link', { name: 'Move to version 3…' }).click()
  await seen(page, 'Only the chosen deal.')
  await seen(page, '1 deal moves to version 3, of 1 chosen.')
  await page.getByLabel('Why').fill('A trial with one deal')
  await page.getByRole('button', { name: 'Move 1 deal' }).click()
  await seen(page, '1 deal runs version 3 now')
  const { rows } = await server.owner.query(
    `select d.title from deals d join process_versions v on v.id = d.process_version_id where v.number = 3`,
  )
  expect(rows).toEqual([{ title: 'Lamps for the tunnel' }])
})

test('who may not publish is told so', async () => {
  const page = await pageAs(browser, server, cast.ola)
  await page.goto(`/processes/${cast.processId}/versions/2/move`)
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^Move/ }).count()).toBe(0)
})

async function seen(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor()
}
