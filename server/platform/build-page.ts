import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const root = join(import.meta.dirname, '../..')
export const webFolder = join(root, 'web/dist')

/**
 * Makes sure the page in web/dist is built from the present sources: the first start after `npm ci` builds it, and so
 * does the first one after an update. It is built beside the old one and takes its place when complete, in a process of
 * its own, so that its memory is given back.
 * @param log told only when there is something to do
 * @throws Error when there is no page and none can be built
 */
export async function buildPage(log: (line: string) => void): Promise<void> {
  if (isFresh()) return
  const draft = `${webFolder}.${process.pid}`
  log('building the page, which takes a few seconds and is done once')
  try {
    await build(draft)
    rmSync(webFolder, { recursive: true, force: true })
    renameSync(draft, webFolder)
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(webFolder)) throw fault
    log(`the page could not be built anew, so the one there is served: ${(fault as Error).message}`)
  }
}

/** Built after the last change of anything it is made from. A copy without sources is as fresh as it can be. */
function isFresh(): boolean {
  const page = statSync(join(webFolder, 'index.html'), { throwIfNoEntry: false })
  if (!page) return false
  const files = ['web', 'contract'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes(webFolder))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const sources = [...files, join(root, 'vite.config.ts'), join(root, 'package-lock.json')]
  return sources.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= page.mtimeMs)
}

async function build(folder: string): Promise<void> {
  const vite = join(fileURLToPath(import.meta.resolve('vite')), '../../../bin/vite.js')
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (code !== 0) throw new Error(`the page could not be built: ${(complained || said).trim()}`)
}
