import { spawn } from 'node:child_process'
import { accessSync, constants, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** There is no page and none can be built: the message is shown as it is. */
export class CannotBuildPage extends Error {
  override name = 'CannotBuildPage'
}

const root = join(import.meta.dirname, '../..')

/**
 * Makes sure there is a page built from the present sources: the first start after `npm ci` builds it, and so does the
 * first one after an update. It is built beside the old one and takes its place when complete, in a process of its own,
 * so that its memory is given back. Where the program's own folder may not be written (installed by root, run by a
 * service's account), it is kept in the data folder.
 * @param say told only when there is something to do
 * @param signal aborted: the building is given up
 * @returns the folder to serve
 * @throws CannotBuildPage; the signal's reason
 */
export async function buildPage(
  dataFolder: string,
  { say, signal }: { say: (line: string) => void; signal: AbortSignal },
): Promise<string> {
  const ours = join(root, 'web/dist')
  const folder = isFresh(ours) || mayWrite(join(root, 'web')) ? ours : join(dataFolder, 'page')
  if (isFresh(folder)) return folder
  const draft = `${folder}.${process.pid}`
  say('building the page, which takes a few seconds and is done once')
  try {
    await build(draft, signal)
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
    return folder
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true })
    signal.throwIfAborted()
    const old = [folder, ours].find((one) => builtAt(one) !== undefined)
    if (!old) throw fault
    say(`the page could not be built anew, so the one there is served: ${(fault as Error).message}`)
    return old
  }
}

/** Built after the last change of anything it is made from. A copy without sources is as fresh as it can be. */
function isFresh(folder: string): boolean {
  const built = builtAt(folder)
  if (built === undefined) return false
  const files = ['web', 'contract'].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(root, 'web/dist')))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const sources = [...files, join(root, 'vite.config.ts'), join(root, 'package-lock.json')]
  return sources.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= built)
}

function builtAt(folder: string): number | undefined {
  return statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

async function build(folder: string, signal: AbortSignal): Promise<void> {
  const vite = join(fileURLToPath(import.meta.resolve('vite')), '../../../bin/vite.js')
  // The usual way to read the config writes a file into node_modules.
  const options = ['--configLoader', 'native', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  const child = spawn(process.execPath, [vite, 'build', ...options], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve, reject) =>
    // Given up, it is waited for all the same: it writes until it is gone.
    child.on('error', (fault) => signal.aborted || reject(fault)).on('close', resolve),
  )
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (code === 0) return
  const why = (complained || said).trim().split('\n').slice(0, 6).join(' | ')
  throw new CannotBuildPage(`The page could not be built ("npm run build" tells more): ${why}`)
}
