import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Route } from '../../../contract/route.ts'
import { contractWithoutSchemas } from './contract-without-schemas.ts'

const folder = join(import.meta.dirname, '../../../contract')
const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

test.each(files)('%s keeps the address of each of its routes, and nothing more of them', async (file) => {
  const path = join(folder, file)
  const short = shortened(path)
  const routes = Object.entries((await import(path)) as Record<string, unknown>).filter(isRoute)
  for (const [name, { method, path: address }] of routes)
    expect(short).toContain(`${name} = route({ method: "${method}", path: "${address}" })`)
  expect(short).not.toMatch(/summary:\s*['"`]/)
})

test('schemas go, plain lists stay', () => {
  const short = shortened(join(folder, 'deals/deal.ts'))
  expect(short).toContain("export const dealStatuses = ['open', 'resting', 'won', 'lost'] as const")
  expect(short).toContain('export const DealStatus = z\n')
})

function isRoute(entry: [string, unknown]): entry is [string, Route] {
  const value = entry[1]
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

function shortened(path: string): string {
  const transform = contractWithoutSchemas().transform as unknown as (
    code: string,
    id: string,
  ) => { code: string }
  return transform(readFileSync(path, 'utf8'), path).code
}
