import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Actor } from '../../server/platform/actor.ts'
import type { TestServer } from '../server.ts'

/**
 * A page on which somebody is signed in. What goes wrong inside it fails the test; a test that fails says what stood on
 * it, for a journey that failed on another machine is seldom seen again.
 */
export async function pageAs(
  browser: Browser,
  server: TestServer,
  actor: Actor,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
    baseURL: server.url,
  })
  const { cookie } = (await server.client(actor, 'cookie')).headers
  const [name = '', value = ''] = (cookie ?? '').split(/=(.*)/s)
  // The name's `__Host-` asks for exactly this.
  await context.addCookies([{ name, value, url: server.url.replace('http:', 'https:') }])
  const page = await context.newPage()
  const faults: Error[] = []
  page.on('pageerror', (fault) => faults.push(fault))
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(`${page.url()}\n${await shownOn(page)}`)
    await context.close()
    if (faults[0]) throw faults[0]
  })
  return page
}

function shownOn(page: Page): Promise<string> {
  return page
    .locator('body')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((fault: Error) => fault.message)
}
