import { useQuery } from '@tanstack/react-query'
import { type ImportKind } from '../../contract/imports/fields.ts'
import {
  type Import,
  type ImportInFull,
  listImportRows,
  listImports,
  showImport,
  tryImport,
  uploadImport,
} from '../../contract/imports/imports.ts'
import { listProcesses } from '../../contract/process/process.ts'
import { call } from '../platform/api.ts'
import { ask, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

const lookAgainMs = 700

/** One import; looked at again and again while it runs. */
export const useImport = (id: string) =>
  useQuery({
    ...ask(showImport, { params: { id: id as Import['id'] } }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data?.state === 'undoing' ? lookAgainMs : false,
  })

export const useImports = () => usePages(listImports)

export const useImportRows = (id: Import['id'], which: 'failed' | 'flagged') =>
  usePages(listImportRows, {
    params: { id },
    query: which === 'failed' ? { state: 'failed', limit: 20 } : { flagged: 'true', limit: 20 },
  })

/** What would become of every row. Asked anew after each change of the mapping. */
export const useTrial = (id: Import['id'], version: number) =>
  useQuery({
    queryKey: ['imports', 'trial', id, version],
    queryFn: ({ signal }) => call(tryImport, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Published processes with their stages. */
export const useProcesses = (wanted: boolean) => useQuery({ ...ask(listProcesses), enabled: wanted })

export function upload(kind: ImportKind, file: File): Promise<ImportInFull> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', file)
  return call(uploadImport, { body: form as never })
}

export const touchedByImport = [['imports']]
/** What stands elsewhere after an import wrote or took back. */
export const writtenByImport = [
  ['deals'],
  ['tasks'],
  ['companies'],
  ['people'],
  ['products'],
  ['team'],
  ['numbers'],
]

whenEvent('import', () => touchedByImport)
