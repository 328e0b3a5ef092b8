import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDeals } from '../../contract/deals.ts'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Language } from '../../contract/text.ts'
import { foundings } from '../../server/foundings.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { newId } from '../../server/platform/ids.ts'
import { setUpWorkspace } from '../../server/team/set-up-workspace.ts'
import { paths } from '../../web/paths.ts'
import { pageAs } from '../browser.ts'
import { founderPassword } from '../company.ts'
import { launchBrowser } from '../launch-browser.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** A company full of sample data, in one language. */
async function sampleCompany(language: Language, country: string): Promise<Actor> {
  const id = newId<WorkspaceId>()
  const { founder } = await server.db.write(id, (tx) =>
    setUpWorkspace(
      tx,
      id,
      {
        company: 'Fjordlys AS',
        language,
        country,
        name: 'Kari Berg',
        email: `kari-${language}-${id}@fjordlys.example`,
        password: founderPassword,
        sample: true,
      },
      foundings,
    ),
  )
  return founder
}

const looks = [
  ['light, English', 'en', 'NO', 'light', 1440],
  ['dark, English', 'en', 'NO', 'dark', 1440],
  ['light, Persian', 'fa', 'IR', 'light', 1440],
  ['light, Polish, on a phone', 'pl', 'PL', 'light', 390],
] as const

test.each(looks)(
  'no screen is closed to anybody: %s',
  async (_, language, country, colorScheme, width) => {
    const kari = await sampleCompany(language, country)
    const client = await server.client(kari)
    const [deal] = (await client.call(listDeals, { query: { status: 'open', limit: 1 } })).rows
    const page = await pageAs(browser, server, kari, { colorScheme, viewport: { width, height: 900 } })
    const screens = [
      paths.today(),
      paths.dealBoard(),
      paths.dealList(),
      paths.deal(deal?.id ?? ''),
      paths.companies(),
      paths.company(deal?.company?.id ?? ''),
      paths.people(),
      paths.products(),
      paths.numbers(),
      paths.processes(),
      paths.process(deal?.processId ?? ''),
      paths.imports(),
      paths.team(),
      paths.profile(),
      paths.workspace(),
    ]
    for (const screen of screens) {
      await page.goto(screen)
      await page.getByRole('heading', { level: 1 }).waitFor()
      // What is read after the first paint is looked at too.
      await page.waitForLoadState('networkidle').catch(() => {})
      const { violations } = await new AxeBuilder({ page }).analyze()
      const told = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html }) => html)
            .join(' · ')
            .slice(0, 400)}`,
      )
      expect.soft(told, `${screen} ${language} ${colorScheme}`).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, `${screen} is wider than the screen`).toBeLessThanOrEqual(0)
    }
  },
  240_000,
)
