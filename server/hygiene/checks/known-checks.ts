import { sql } from 'kysely'
import type { CheckedEntity, CheckKey } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import { allOwnFields } from '../../fields/table.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { KnownCheck } from './check.ts'
import { usualChecks } from './usual-checks.ts'

type Key = ReturnType<typeof CheckKey.parse>
type Kept = Pick<KnownCheck, 'key' | 'entity' | 'name' | 'about' | 'active' | 'version'> & {
  fault: KnownCheck['fault'] | null
}

/**
 * Every check of the company, those switched off too: the house's, those of own fields that forms ask for, then its own in
 * the order in which they were made. What the company changed about one of the former stands in its table.
 */
export async function knownChecks(tx: Tx, workspaceId: WorkspaceId): Promise<KnownCheck[]> {
  const { rows } = await sql<Kept>`
    select key, entity, name, fault, about, active, version from checks
    where workspace_id = ${workspaceId}
    order by created_at, key
  `.execute(tx)
  const kept = new Map(rows.map((row) => [row.key, row]))
  const usual: KnownCheck[] = [...usualChecks, ...(await wantedFields(tx, workspaceId))].map((check) => {
    const row = kept.get(check.key)
    return {
      name: null,
      label: null,
      ...check,
      about: row?.about ?? check.about,
      active: row?.active ?? true,
      version: row?.version ?? 0,
    }
  })
  const own = rows.flatMap(({ fault, ...row }) => (fault ? [{ ...row, label: null, fault }] : []))
  return [...usual, ...own]
}

/** An own field that the form of a new record asks for is wanted on every record. */
async function wantedFields(
  tx: Tx,
  workspaceId: WorkspaceId,
): Promise<Omit<KnownCheck, 'name' | 'active' | 'version'>[]> {
  const fields = await allOwnFields(tx, workspaceId)
  return fields
    .filter(
      ({ asked, retiredAt, entity, type }) =>
        asked && !retiredAt && entity !== 'product' && type !== 'yes_no',
    )
    .map(({ entity, key, label }) => ({
      key: `wanted_${entity}_${key}` as Key,
      entity: entity as CheckedEntity,
      label,
      fault: { is: 'missing', fields: [`own.${key}`] },
      about: { all: [] },
    }))
}
