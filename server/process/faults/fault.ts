import type { DocumentFault, FaultCode, HintCode } from '../../../contract/process/document-fault.ts'
import { type Text, textIn } from '../../../contract/text.ts'

/** A place in a document that cannot be run as written, or that is worth a second look. `path` as `stages.2.tasks.0.role`. */
export type Fault = DocumentFault

type Details = NonNullable<Fault['details']>

export const fault = (
  path: string,
  code: FaultCode | HintCode,
  message: string,
  details?: Details,
): Fault => ({
  path,
  code,
  message,
  ...(details && { details }),
})

type Pointed = 'role' | 'stage' | 'task' | 'buying stage' | 'nurturing plan' | 'questionnaire'

/** What exists by this key, if it is to exist: a role of the document, a stage … */
export function unknown(
  key: string | undefined,
  path: string,
  known: ReadonlySet<string>,
  kind: Pointed,
): Fault[] {
  if (key === undefined || known.has(key)) return []
  const code = `unknown_${kind.replace(' ', '_')}` as FaultCode
  return [fault(path, code, `There is no ${kind} "${key}".`, { key })]
}

export function twice(things: readonly { key: string; name?: Text }[], path: string): Fault[] {
  const seen = new Set<string>()
  return things.flatMap(({ key, name = key }, index) => {
    if (!seen.has(key)) return seen.add(key) && []
    return [fault(`${path}.${index}.key`, 'duplicate_key', `"${key}" is used twice.`, { key, name })]
  })
}

export const keysOf = (things: readonly { key: string }[]) => new Set(things.map(({ key }) => key))

/** A text as the English sentence of a fault names it. */
export const inEnglish = (text: Text) => textIn(text, 'en')
