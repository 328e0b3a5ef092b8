import type { Page, Request } from 'playwright-core'

/** How long nothing may be asked for until a page counts as settled: React asks for what follows within a frame or two. */
const calm = 100

/**
 * Watches what a page asks for. @returns a wait until all of it has been answered, the live stream apart, which never is.
 * The browser's own `networkidle` means half a second of silence, which over a hundred screens is minutes.
 */
export function settledPage(page: Page): () => Promise<void> {
  const asked = new Set<Request>()
  let changed = Date.now()
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return
    asked.add(request)
    changed = Date.now()
  })
  const answered = (request: Request) => {
    asked.delete(request)
    changed = Date.now()
  }
  page.on('requestfinished', answered)
  page.on('requestfailed', answered)
  // A page that is left takes its open requests with it, and not each of them is told of.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) asked.clear()
  })
  return async () => {
    const latest = Date.now() + 10_000
    while ((asked.size > 0 || Date.now() - changed < calm) && Date.now() < latest)
      await page.waitForTimeout(20)
  }
}
