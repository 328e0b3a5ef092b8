import { type RawBuilder, sql } from 'kysely'
import { type CheckedEntity, fieldsOf } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Condition, Filter } from '../../../contract/segments/filters.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'
import { compileFilter } from '../../segments/filters/compile.ts'
import { askingFor } from '../../segments/filters/read-filter.ts'
import type { KnownCheck } from './check.ts'
import { faultInSql } from './fault-in-sql.ts'
import { knownChecks } from './known-checks.ts'

export interface ReadyCheck {
  key: string
  /** Whether a row of the kind does not pass: true or false. */
  fails: RawBuilder<boolean>
}

/** The checks of a kind that are switched on, ready to be asked of rows. One whose field or segment is gone says nothing. */
export async function readyChecks(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: CheckedEntity,
): Promise<ReadyCheck[]> {
  const house = houseActor(workspaceId, 'automation')
  const known = (await knownChecks(tx, workspaceId)).filter(
    (check) => check.active && check.entity === entity,
  )
  const ready: ReadyCheck[] = []
  for (const check of known) {
    const fails = await failsInSql(tx, check, house).catch(unlessBroken)
    if (fails) ready.push({ key: check.key, fails })
  }
  return ready
}

/** @throws Refusal `malformed` naming what is not known */
export async function failsInSql(
  tx: Tx,
  { entity, fault, about }: Pick<KnownCheck, 'entity' | 'fault' | 'about'>,
  actor: Actor,
): Promise<RawBuilder<boolean>> {
  // What it takes to read all of it at once: segments that are named, and the own fields.
  const named: Condition[] = fieldsOf(fault).map((field) => ({ field, operator: 'filled' }))
  const all: Filter = { all: [about, ...named, ...(fault.is === 'meant' ? [fault.filter] : [])] }
  const asking = await askingFor(tx, all, actor, 'each')
  const wrong = faultInSql(entity, fault, asking, 'body.fault')
  return sql<boolean>`coalesce(${compileFilter(entity, about, asking, 'body.about')} and ${wrong}, false)`
}

export async function isBroken(tx: Tx, check: KnownCheck, actor: Actor): Promise<boolean> {
  const house = houseActor(actor.workspaceId, 'automation')
  return (await failsInSql(tx, check, house).catch(unlessBroken)) === null
}

function unlessBroken(fault: unknown): null {
  if (fault instanceof Refusal) return null
  throw fault
}
