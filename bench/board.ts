import type { Browser } from 'playwright-core'
import { paths } from '../web/paths.ts'
import { median } from './load.ts'
import type { World } from './world.ts'

const rounds = 5

/**
 * From the moment the navigation begins until the first card is there and can be opened, in a browser that has nothing
 * of ours in its cache. @returns milliseconds, the median of five
 */
export async function measureBoard(browser: Browser, base: string, { busiest }: World): Promise<number> {
  const session = await signedIn(base)
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: base })
    await context.addCookies([{ ...session, url: base.replace('http:', 'https:') }])
    const page = await context.newPage()
    const began = performance.now()
    await page.goto(`${paths.dealBoard()}?process=${busiest.process}`, { waitUntil: 'commit' })
    await page.locator('a[id^="card-"]').first().click({ trial: true })
    taken.push(performance.now() - began)
    await context.close()
  }
  return median(taken)
}

async function signedIn(base: string): Promise<{ name: string; value: string }> {
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: 'a@b.example', password: 'nine geese over Narvik' }),
  })
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '') ?? []
  return { name, value }
}
