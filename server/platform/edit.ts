/** What an edit changed: `{ name: ['Acme', 'Acme AS'] }`, before and after. Empty when nothing did. */
export type Changes = Record<string, [before: unknown, after: unknown]>

/** A row after an edit, and how it differs; fields that the edit leaves out (undefined) stay as they were. */
export function edited<Row extends object>(
  before: Row,
  edit: Partial<Row>,
): { after: Row; changes: Changes } {
  const after = { ...before, ...given(edit) }
  const changes: Changes = {}
  for (const field of Object.keys(edit) as (keyof Row & string)[])
    if (after[field] !== before[field]) changes[field] = [before[field], after[field]]
  return { after, changes }
}

/** Only what was given: `undefined` means left out. */
export function given<Part extends object>(part: Part): Partial<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<Part>
}

export const changesNothing = (changes: Changes) => Object.keys(changes).length === 0
