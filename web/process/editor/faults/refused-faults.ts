import type { DocumentFault } from '../../../../contract/process/document-fault.ts'
import type { Saving } from '../draft/draft-store.ts'

/** Why the server did not even keep the document, as faults in it: a name too long, a number out of range. */
export function refusedFaults(saving: Saving): DocumentFault[] {
  if (saving.is !== 'refused') return []
  const { fields, code, message } = saving.refused
  if (fields.length === 0) return [{ path: '', code: `refused_${code}`, message }]
  return fields.map((field) => ({ ...field, path: field.path.replace(/^body\.document\.?/, '') }))
}
