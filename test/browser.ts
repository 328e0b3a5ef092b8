import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Actor } from '../server/platform/actor.ts'
import type { TestServer } from './server.ts'

const quiet = ['--disable-background-networking', '--no-first-run', '--disable-gpu', '--no-sandbox']

/** The browser of a journey: `$CHROMIUM_PATH`, else the system's, else the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (existsSync(installed)) return chromium.launch({ executablePath: installed, args: quiet })
  return launchPacked()
}

/** A machine with Node alone lacks libraries the browser needs; they come along and are used where they are missing. */
async function launchPacked(): Promise<Browser> {
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  const args = [...packed.args, ...quiet]
  return chromium.launch({ executablePath, args }).catch(async () => {
    const packages = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
    await inflate(join(packages, '../bin/al2023.tar.br'))
    const env = { ...process.env, LD_LIBRARY_PATH: join(tmpdir(), 'al2023/lib') } as Record<string, string>
    return chromium.launch({ executablePath, args, env })
  })
}

/** A page on which somebody is signed in. What goes wrong inside it fails the test. */
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
  onTestFinished(async () => {
    await context.close()
    if (faults[0]) throw faults[0]
  })
  return page
}
