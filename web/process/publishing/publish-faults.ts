import { Refused } from '../../platform/refused.ts'

/** A place in the text that keeps it from being published. */
export interface PublishFault {
  /** In the text, from 1; null where the server names none. */
  line: number | null
  /** In the document: `stages.3.tasks.0.role`. */
  path: string
  code: string
  /** What the server says of it, in English. */
  message: string
  /** The key or field it is about, where it names one. */
  name: string
}

/** What the server said of a text it did not publish, in the order of the text. */
export function faultsIn(error: unknown): PublishFault[] {
  if (!(error instanceof Refused) || error.code !== 'process_invalid') return []
  const faults = error.fields.map(({ path, code, message }) => {
    const said = /^Line (\d+): (.*)$/s.exec(message)
    return {
      line: said ? Number(said[1]) : null,
      path,
      code,
      message: said?.[2] ?? message,
      name: /"([^"]*)"/.exec(message)?.[1] ?? '',
    }
  })
  return faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

/** Where a line of a text begins and ends. */
export function lineRange(text: string, line: number): { from: number; to: number } {
  const lines = text.split('\n')
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return {
    from: Math.min(from, text.length),
    to: Math.min(from + (lines[line - 1]?.length ?? 0), text.length),
  }
}

/** The `key` of the process a text describes, before anybody has read it properly. */
export function keyIn(yaml: string): string | undefined {
  return /^key:[ \t]*["']?([a-z][a-z0-9_]*)/m.exec(yaml)?.[1]
}
