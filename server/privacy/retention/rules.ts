import { sql } from 'kysely'
import { type RetentionKey, type RetentionRule, retentionKeys } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'

/** What is proposed until somebody decides: two years, and nothing happens by itself. */
const proposed = { months: 24, active: false, version: 0 }

/** Every rule there is, in a fixed order. */
export async function listRetentionRules(tx: Tx, actor: Actor): Promise<{ rows: RetentionRule[] }> {
  const { rows } = await sql<RetentionRule>`
    select key, months, active, version from retention_rules where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  return { rows: retentionKeys.map((key) => rows.find((rule) => rule.key === key) ?? { key, ...proposed }) }
}

/** @throws Refusal `changed_meanwhile` */
export async function saveRetentionRule(
  tx: Tx,
  rule: { key: RetentionKey; months: number; active: boolean; ifMatch: number },
  actor: Actor,
): Promise<RetentionRule> {
  const { key, months, active, ifMatch } = rule
  await sql`
    insert into retention_rules (workspace_id, key, months, version) values (${actor.workspaceId}, ${key}, 24, 0)
    on conflict do nothing
  `.execute(tx)
  const { rows } = await sql<RetentionRule>`
    select key, months, active, version from retention_rules
    where workspace_id = ${actor.workspaceId} and key = ${key} for update
  `.execute(tx)
  const before = rows[0] as RetentionRule
  seen(before, ifMatch)
  await sql`
    update retention_rules set months = ${months}, active = ${active}, version = version + 1
    where workspace_id = ${actor.workspaceId} and key = ${key}
  `.execute(tx)
  await record(tx, actor, {
    type: 'retention_rule.saved',
    subject: { type: 'workspace', id: actor.workspaceId },
    data: { key, months, active },
  })
  return { key, months, active, version: before.version + 1 }
}
