import { sql } from 'kysely'
import type { Unmet } from '../../../contract/process/gate.ts'
import type { RefusalCode } from '../../../contract/refusals.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'

/** What a record becomes, or would. */
export type Outcome = Fine | Refused

interface Fine {
  id: string
  became: 'changed' | 'same'
}

export interface Refused {
  id: string
  became: 'refused'
  code: RefusalCode
  details?: Record<string, unknown> | undefined
}

/** Asks a rule that refuses by throwing. */
export function judged(id: string, ask: () => 'changed' | 'same'): Outcome {
  try {
    return { id, became: ask() }
  } catch (fault) {
    return refusedBy(id, fault)
  }
}

/**
 * Each record through its own command, in the order of ids so that two who change several cannot wait for each other. A
 * refused one is undone by its savepoint.
 */
export async function eachAlone(
  tx: Tx,
  ids: readonly string[],
  command: (id: string) => Promise<'changed' | 'same'>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const id of [...ids].sort()) outcomes.push(...(await together(tx, [id], () => command(id))))
  return outcomes
}

/** Several by one command, all or none. */
export async function together(
  tx: Tx,
  ids: readonly string[],
  command: () => Promise<'changed' | 'same'>,
): Promise<Outcome[]> {
  await sql`savepoint some_records`.execute(tx)
  const outcomes = await command().then(
    (became): Outcome[] => ids.map((id) => ({ id, became })),
    (fault: unknown) => ids.map((id) => refusedBy(id, fault)),
  )
  if (outcomes[0]?.became === 'refused') await sql`rollback to savepoint some_records`.execute(tx)
  await sql`release savepoint some_records`.execute(tx)
  return outcomes
}

function refusedBy(id: string, fault: unknown): Refused {
  if (!(fault instanceof Refusal)) throw fault
  const { code, details, fields } = fault
  return { id, became: 'refused', code, details: fields ? { ...details, fields } : details }
}

/** What is the same for all that are refused for this: whose gates want the same things stand together. */
export function reasonOf({ code, details }: Refused): string {
  const unmet = code === 'criteria_unmet' && Array.isArray(details?.unmet) ? (details.unmet as Unmet[]) : []
  return [code, ...unmet.map(wanted).sort()].join(' ')
}

function wanted(one: Unmet): string {
  if (one.kind === 'task') return `task.${one.templateKey ?? one.taskId}`
  return `${one.kind}.${one.kind === 'criterion' ? one.key : one.field}`
}
