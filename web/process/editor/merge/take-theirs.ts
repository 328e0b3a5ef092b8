import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { Clash } from './merge.ts'

/** The document with what the other wrote in place of mine. A thing gone meanwhile leaves it as it is. */
export function takeTheirs(document: DraftDocument, { path, theirs }: Clash): DraftDocument {
  return put(document, path, theirs) as DraftDocument
}

function put(within: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value
  if (Array.isArray(within)) {
    const place = within.findIndex((one) => one.key === name)
    if (place < 0) return within
    const changed = put(within[place], rest, value)
    return changed === undefined ? within.toSpliced(place, 1) : within.with(place, changed)
  }
  if (typeof within !== 'object' || within === null) return within
  const changed = put((within as Record<string, unknown>)[name], rest, value)
  const next: Record<string, unknown> = { ...within, [name]: changed }
  if (changed === undefined) delete next[name]
  return next
}
