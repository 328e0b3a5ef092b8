import { z } from 'zod'
import { Instant } from '../days.ts'
import { ProcessId, ProcessVersionId } from '../ids.ts'
import { route } from '../route.ts'
import { Line, Text } from '../text.ts'
import { DocumentFault } from './document-fault.ts'
import { Key, ProcessDocument } from './process-document.ts'

export const ProcessSummary = z.object({
  id: ProcessId,
  key: Key,
  name: Text,
  purpose: Text.nullable(),
  versionId: ProcessVersionId,
  versionNumber: z.int(),
  publishedAt: z.string(),
  /** Since when no new deal runs it; null while new deals may. */
  retiredAt: Instant.nullable(),
  stages: z.array(z.object({ key: Key, name: Text, winProbability: z.int() })),
  openDeals: z.int(),
})
export type ProcessSummary = z.infer<typeof ProcessSummary>

export const ProcessVersion = z.object({
  processId: ProcessId,
  versionId: ProcessVersionId,
  number: z.int(),
  state: z.enum(['published', 'retired']),
  publishedAt: z.string(),
  document: ProcessDocument,
  /** What is worth a second look: `{ path: 'goal', code: 'no_goal', … }`, the path into the document. */
  hints: z.array(DocumentFault),
  /** People who hold each role of the document, so that the map can say "nobody yet". */
  holders: z.record(Key, z.array(z.object({ id: z.string(), name: z.string() }))),
})
export type ProcessVersion = z.infer<typeof ProcessVersion>

export const Starter = z.object({
  key: Key,
  name: Text,
  purpose: Text.nullable(),
  stages: z.array(Text),
})
export type Starter = z.infer<typeof Starter>

export const listProcesses = route({
  method: 'GET',
  path: '/processes',
  summary: 'The sales processes of the company with their latest published version.',
  needs: 'signed_in',
  returns: z.object({
    rows: z.array(ProcessSummary),
    /** Processes never published yet, for those who may publish. */
    begun: z.array(z.object({ id: ProcessId, key: Key, name: Text, savedAt: Instant })),
  }),
})

export const showProcess = route({
  method: 'GET',
  path: '/processes/{id}',
  summary: 'One process: its latest published version, or the one asked for.',
  needs: 'signed_in',
  params: z.object({ id: ProcessId }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  returns: ProcessVersion,
})

export const exportProcess = route({
  method: 'GET',
  path: '/processes/{id}/yaml',
  summary: 'The same as YAML, to be changed and published again.',
  needs: 'signed_in',
  params: z.object({ id: ProcessId }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  returns: z.object({ yaml: z.string() }),
})

export const publishProcess = route({
  method: 'POST',
  path: '/processes',
  summary: 'Publish a process from YAML: a new process, or the next version of the one with the same key.',
  needs: 'process.publish',
  body: z.strictObject({ yaml: z.string().min(1).max(500_000), reason: Line(500).optional() }),
  returns: ProcessVersion,
  status: 201,
  refusals: ['process_invalid'],
})

export const listStarters = route({
  method: 'GET',
  path: '/process-starters',
  summary: 'Ready-made processes to begin with.',
  needs: 'anyone',
  returns: z.object({ rows: z.array(Starter) }),
})

export const showStarter = route({
  method: 'GET',
  path: '/process-starters/{key}',
  summary: 'A ready-made process, whole, to be looked at before it is adopted.',
  needs: 'signed_in',
  params: z.object({ key: Key }),
  returns: ProcessDocument,
  refusals: ['not_found'],
})

export const adoptStarter = route({
  method: 'POST',
  path: '/process-starters/{key}/adoptions',
  summary: 'Publish a starter as a process of this company.',
  needs: 'process.publish',
  params: z.object({ key: Key }),
  returns: ProcessVersion,
  status: 201,
  refusals: ['already_exists'],
})
