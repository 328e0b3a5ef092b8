import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

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
  // Its own arguments are for machines that show one page and end: one process, which whoever closes a page takes along,
  // and no web security, which our tests are about.
  const args = [...quiet, '--no-zygote', '--font-render-hinting=none']
  return chromium.launch({ executablePath, args }).catch(async () => {
    const packages = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
    await inflate(join(packages, '../bin/al2023.tar.br'))
    const env = { ...process.env, LD_LIBRARY_PATH: join(tmpdir(), 'al2023/lib') } as Record<string, string>
    return chromium.launch({ executablePath, args, env })
  })
}
