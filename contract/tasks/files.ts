import { z } from 'zod'
import { Instant } from '../days.ts'
import { CompanyId, DealId, FileId, MemberId, PersonId, TaskId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'
import { Text } from '../text.ts'
import { TaskState } from './tasks.ts'

/**
 * File     bytes that belong to a deal, most often to one of its tasks, or to a company or a person: a contract, a
 *          drawing, a photograph.
 * Type     what the bytes say they are; what the sender calls them counts for nothing.
 * Waiting  it has not been looked through for viruses yet: it is kept, but nobody gets it and no task is done by it.
 */
export const mostFileBytes = 50_000_000
/** On one deal, those of its tasks among them, or on one customer. */
export const mostFilesOnDeal = 500
/** For so long what was taken away can be brought back. */
export const fileBackMinutes = 10

export const AttachedFile = z.object({
  id: FileId,
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  mediaType: z.string(),
  scan: z.enum(['clean', 'waiting']),
  addedAt: Instant,
  addedBy: Named(MemberId).nullable(),
  /** Null for what was put on the deal or the customer itself. */
  task: z.object({ id: TaskId, name: Text }).nullable(),
  can: z.object({ download: May, remove: May }),
})
export type AttachedFile = z.infer<typeof AttachedFile>

export const TaskFiles = z.object({
  taskId: TaskId,
  name: Text,
  taskState: TaskState,
  /** Of the task, for `If-Match` when it is completed. */
  version: z.int(),
  /** How many files must be there before the task is done; 0: it can do without. */
  needed: z.int(),
  rows: z.array(AttachedFile),
  can: z.object({ add: May, complete: May }),
})
export type TaskFiles = z.infer<typeof TaskFiles>

const onTask = z.object({ id: TaskId })
const onDeal = z.object({ dealId: DealId })
const onCompany = z.object({ id: CompanyId })
const onPerson = z.object({ id: PersonId })
/** Newest first. */
const Files = z.object({ rows: z.array(AttachedFile), can: z.object({ add: May }) })
export type Files = z.infer<typeof Files>
const params = z.object({ id: FileId })
const whenAdded = ['too_large', 'unsupported_media_type', 'file_infected', 'disk_full'] as const

export const taskFiles = route({
  method: 'GET',
  path: '/tasks/{id}/files',
  summary: 'The files of a task, and how many it needs before it is done.',
  needs: 'signed_in',
  params: onTask,
  returns: TaskFiles,
})

export const addTaskFile = route({
  method: 'POST',
  path: '/tasks/{id}/files',
  summary:
    'Attach a file of at most 50 MB to a task. Takes multipart/form-data with one field, `file`; its type is told from its bytes.',
  needs: 'signed_in',
  params: onTask,
  returns: AttachedFile,
  status: 201,
  refusals: ['task_closed', ...whenAdded],
})

export const dealFiles = route({
  method: 'GET',
  path: '/deals/{dealId}/files',
  summary: 'The files of a deal and its tasks that the caller may see, newest first.',
  needs: 'signed_in',
  params: onDeal,
  returns: Files,
})

export const addDealFile = route({
  method: 'POST',
  path: '/deals/{dealId}/files',
  summary: 'Put a file of at most 50 MB on a deal itself. Takes multipart/form-data with one field, `file`.',
  needs: 'signed_in',
  params: onDeal,
  returns: AttachedFile,
  status: 201,
  refusals: [...whenAdded],
})

export const companyFiles = route({
  method: 'GET',
  path: '/companies/{id}/files',
  summary: 'The files of a company, newest first; those of its deals are on the deals.',
  needs: 'customers.see',
  params: onCompany,
  returns: Files,
  refusals: ['not_found'],
})

export const addCompanyFile = route({
  method: 'POST',
  path: '/companies/{id}/files',
  summary: 'Put a file of at most 50 MB on a company. Takes multipart/form-data with one field, `file`.',
  needs: 'customers.edit',
  params: onCompany,
  returns: AttachedFile,
  status: 201,
  refusals: [...whenAdded],
})

export const personFiles = route({
  method: 'GET',
  path: '/people/{id}/files',
  summary: 'The files of a person, newest first; those of his deals are on the deals.',
  needs: 'customers.see',
  params: onPerson,
  returns: Files,
  refusals: ['not_found'],
})

export const addPersonFile = route({
  method: 'POST',
  path: '/people/{id}/files',
  summary: 'Put a file of at most 50 MB on a person. Takes multipart/form-data with one field, `file`.',
  needs: 'customers.edit',
  params: onPerson,
  returns: AttachedFile,
  status: 201,
  refusals: [...whenAdded],
})

export const downloadFile = route({
  method: 'GET',
  path: '/files/{id}',
  summary:
    'The bytes of a file, compared with their checksum first. An attachment always, unless `inline` is asked of a PNG, JPEG, GIF or WebP.',
  needs: 'signed_in',
  params,
  query: z.object({ inline: z.enum(['true']).optional() }),
  returns: z.string().describe('the bytes'),
  refusals: ['file_corrupt', 'file_waiting'],
})

export const removeFile = route({
  method: 'DELETE',
  path: '/files/{id}',
  summary: 'Take a file away: by who added it or who may edit the deal or customer, while its task is open.',
  needs: 'signed_in',
  params,
  returns: z.undefined(),
  status: 204,
  refusals: ['task_closed'],
})

export const bringBackFile = route({
  method: 'DELETE',
  path: '/files/{id}/removal',
  summary: 'Bring back a file that was taken away in the last ten minutes: by whoever may take it away.',
  needs: 'signed_in',
  params,
  returns: AttachedFile,
  refusals: ['task_closed', 'too_large', 'file_gone'],
})
