import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { type ImportMapping, mappingSchemaFor } from '../../../contract/imports/mapping.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { Refusal } from '../../platform/refusal.ts'

/**
 * Reads a mapping from a YAML or JSON file. `process: { file: process.yaml }` is read from beside it and becomes part of
 * the mapping, so that the server never opens a file somebody names.
 * @throws Refusal `mapping_incomplete` with a fault for each place
 */
export async function readMappingFile(path: string): Promise<ImportMapping> {
  const read = parse(await readFile(path, 'utf8'), { maxAliasCount: 0 }) as Record<string, unknown>
  return parseMapping(await withProcess(read, path))
}

export function parseMapping(document: unknown): ImportMapping {
  const parsed = mappingSchemaFor(document).safeParse(document)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code,
    message,
  }))
  throw new Refusal('mapping_incomplete', undefined, fields)
}

async function withProcess(read: Record<string, unknown>, path: string): Promise<unknown> {
  const { file, ...process } = (read?.process ?? {}) as { file?: string; key?: string }
  if (file === undefined) return read
  const document = ProcessDocument.parse(
    parse(await readFile(resolve(dirname(path), file), 'utf8'), { maxAliasCount: 0 }),
  )
  return { ...read, process: { key: document.key, ...process, document } }
}
