import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Starter } from '../../contract/process/process.ts'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import { starterKeys } from '../../contract/process/starters.ts'
import { Refusal } from '../platform/refusal.ts'
import { parseProcess } from './yaml/yaml.ts'

/** The ready-made processes, read once, in the order in which they are offered. A broken one is a bug and throws. */
export function starters(): readonly ProcessDocument[] {
  loaded ??= starterKeys.map((key) => parseProcess(readFileSync(join(folder, `${key}.yaml`), 'utf8')))
  return loaded
}

export function starterCalled(key: string): ProcessDocument | null {
  return starters().find((starter) => starter.key === key) ?? null
}

/** The same for a person who looks before choosing. Refuses with `not_found`. */
export function showStarter({ key }: { key: string }): ProcessDocument {
  const starter = starterCalled(key)
  if (!starter) throw new Refusal('not_found')
  return starter
}

/** What a person sees of them before choosing one. */
export function starterList(): Starter[] {
  return starters().map(({ key, name, purpose, stages }) => ({
    key,
    name,
    purpose: purpose ?? null,
    stages: stages.map((stage) => stage.name),
  }))
}

const folder = join(import.meta.dirname, 'starters')
let loaded: readonly ProcessDocument[] | undefined
