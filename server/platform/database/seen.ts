import { Refusal } from '../refusal.ts'

/** Refuses a change to a row that somebody changed since the caller read it, and shows how it stands now. */
export function seen(row: { version: number }, ifMatch: number): void {
  if (row.version !== ifMatch) throw new Refusal('changed_meanwhile', { version: row.version, current: row })
}
