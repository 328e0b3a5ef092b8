import { sql } from 'kysely'
import type { OwnField, OwnFieldEntity } from '../../contract/fields.ts'
import type { OwnFieldId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'

const columns = sql`
  f.id, f.entity, f.key, f.label, f.type, f.choices, f.currency, f.unit, f.help, f.grouped as "group", f.position,
  f.searchable, f.asked, f.retired_at as "retiredAt", f.version`

/** Every own field of the company, in order; retired ones too. A company has few of them. */
export async function allOwnFields(tx: Tx, workspaceId: WorkspaceId): Promise<OwnField[]> {
  const { rows } = await sql<OwnField>`
    select ${columns} from own_fields f
    where f.workspace_id = ${workspaceId}
    order by f.entity, f.position, f.id
  `.execute(tx)
  return rows
}

/** The own fields of one kind of record, in order; those in use unless retired ones are asked for too. */
export async function ownFieldsOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: OwnFieldEntity,
  which: 'in_use' | 'all' = 'in_use',
): Promise<OwnField[]> {
  const { rows } = await sql<OwnField>`
    select ${columns} from own_fields f
    where f.workspace_id = ${workspaceId} and f.entity = ${entity}
      and ${which === 'all' ? sql`true` : sql`f.retired_at is null`}
    order by f.position, f.id
  `.execute(tx)
  return rows
}

export async function lockOwnField(tx: Tx, actor: Actor, id: OwnFieldId): Promise<OwnField> {
  const { rows } = await sql<OwnField>`
    select ${columns} from own_fields f where f.workspace_id = ${actor.workspaceId} and f.id = ${id} for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** One at a time for a kind of record, so that keys and places are given once. */
export async function lockEntity(tx: Tx, actor: Actor, entity: OwnFieldEntity): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`own_fields ${actor.workspaceId} ${entity}`}, 0))
  `.execute(tx)
}

export async function insertOwnField(tx: Tx, actor: Actor, field: OwnField): Promise<void> {
  await sql`
    insert into own_fields (workspace_id, id, entity, key, label, type, choices, currency, unit, help, grouped, position,
                            searchable, asked)
    values (${actor.workspaceId}, ${field.id}, ${field.entity}, ${field.key}, ${json(field.label)}, ${field.type},
            ${json(field.choices)}, ${field.currency}, ${json(field.unit)}, ${json(field.help)}, ${json(field.group)},
            ${field.position}, ${field.searchable}, ${field.asked})
  `.execute(tx)
}

/** Writes everything that may change of a field and counts its version up. */
export async function saveOwnField(tx: Tx, actor: Actor, field: OwnField): Promise<void> {
  await sql`
    update own_fields
    set label = ${json(field.label)}, choices = ${json(field.choices)}, currency = ${field.currency},
        unit = ${json(field.unit)}, help = ${json(field.help)}, grouped = ${json(field.group)},
        searchable = ${field.searchable}, asked = ${field.asked}, retired_at = ${field.retiredAt}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${field.id}
  `.execute(tx)
}

/** Puts the fields of a kind of record in this order; those that are not named follow as they were. */
export async function saveOrder(
  tx: Tx,
  actor: Actor,
  entity: OwnFieldEntity,
  ids: readonly OwnFieldId[],
): Promise<void> {
  await sql`
    update own_fields f set position = o.place
    from (
      select g.id, row_number() over (order by array_position(${ids}::uuid[], g.id) nulls last, g.position, g.id) as place
      from own_fields g where g.workspace_id = ${actor.workspaceId} and g.entity = ${entity}
    ) o
    where f.workspace_id = ${actor.workspaceId} and f.id = o.id
  `.execute(tx)
}

const json = (value: unknown) => (value === null ? null : sql`${JSON.stringify(value)}::jsonb`)
