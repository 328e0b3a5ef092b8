import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Questionnaire } from '../../../contract/process/process-document.ts'
import { readYaml } from '../yaml/safe-yaml.ts'

/**
 * The ready-made questionnaires, read once, in alphabetical order of their keys. A process takes one over by copying
 * it into its document, and may then change it. A broken one is a bug and throws.
 */
export function questionnaireLibrary(): readonly Questionnaire[] {
  loaded ??= readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => read(name))
  return loaded
}

let loaded: readonly Questionnaire[] | undefined

function read(name: string): Questionnaire {
  const text = readYaml(readFileSync(join(import.meta.dirname, name), 'utf8'))
  if ('faults' in text) throw new Error(`${name}: ${text.faults[0]?.message}`)
  return Questionnaire.parse(text.value)
}
