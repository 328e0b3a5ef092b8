import { execFile } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { ladder } from '../ladder.ts'

const house = join(import.meta.dirname, '..')
const run = promisify(execFile)

/** What the linter says of a file with this content at this place. */
async function lint(path: string, content: string): Promise<string> {
  const file = join(house, path)
  writeFileSync(file, content)
  onTestFinished(() => rmSync(file, { force: true }))
  return run(join(house, 'node_modules/.bin/oxlint'), [path], { cwd: house }).then(
    ({ stdout }) => stdout,
    (failed: { stdout: string }) => failed.stdout,
  )
}

const using = (from: string) => `import { thing } from '${from}'\n\nexport const used = thing\n`

test.each([
  ['server/platform/probe-1.ts', '../deals/deal.ts'],
  ['server/team/probe-2.ts', '../process/gate.ts'],
  ['server/tasks/probe-3.ts', '../activities/table.ts'],
  ['server/deals/probe-4.ts', '../import/table.ts'],
  ['web/ui/probe-5.ts', '../deals/DealCard.tsx'],
  ['web/deals/probe-6.ts', '../../server/deals/deal.ts'],
  ['contract/probe-7.ts', '../server/deals/deal.ts'],
])('%s may not import %s', async (path, from) => {
  expect(await lint(path, using(from))).toContain('no-restricted-imports')
})

test('a folder imports what stands below it', async () => {
  expect(await lint('server/deals/probe-8.ts', using('../tasks/task.ts'))).not.toContain(
    'no-restricted-imports',
  )
})

test('every folder of the house has its rung', () => {
  const apart = new Set(['migrations', 'locales', 'dist', 'public'])
  for (const root of ['server', 'web'] as const) {
    const folders = readdirSync(join(house, root), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !apart.has(entry.name))
      .map((entry) => entry.name)
    expect(folders.filter((folder) => !ladder[root].flat().includes(folder as never))).toEqual([])
  }
})
