import type { NewEvent } from '../../platform/events/record.ts'
import type { FileRow } from './file.ts'

type Told = Pick<FileRow, 'id' | 'dealId' | 'companyId' | 'personId' | 'taskId' | 'taskName' | 'name'>

/** What is told of a file: on its deal's timeline, else on the history of the customer it belongs to. */
export function fileEvent(
  what: 'added' | 'removed' | 'brought_back',
  file: Told,
  more: Record<string, unknown> = {},
): NewEvent {
  const { dealId, companyId, personId } = file
  const data = { file: file.name, ...more }
  if (dealId)
    return {
      type: `file.${what}`,
      subject: { type: 'file', id: file.id },
      dealId,
      data: { ...data, ...(file.taskId && { taskId: file.taskId, name: file.taskName }) },
    }
  const subject = companyId ? { type: 'company', id: companyId } : { type: 'person', id: personId ?? '' }
  return { type: `${subject.type}.file_${what}`, subject, data: { ...data, fileId: file.id } }
}
