import { sql } from 'kysely'
import type { OwnEdit, OwnField, OwnFieldEntity, OwnValues } from '../../contract/fields.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'
import { afterEdit, readOwn } from './read-own.ts'
import { ownFieldsOf } from './table.ts'

type Changed = ReturnType<typeof afterEdit>

/**
 * The own values of a record after an edit, for the command that changes it: checked, with what changed by `own.<key>`
 * as its event tells it. Without an edit nothing is asked of the database.
 * @throws Refusal naming every field that is wrong: `malformed`, or `unknown_field` where there are no such fields
 */
export async function changedOwn(
  tx: Tx,
  actor: Actor,
  entity: OwnFieldEntity,
  present: OwnValues,
  edit: OwnEdit | undefined,
): Promise<Changed> {
  if (!edit || Object.keys(edit).length === 0) return { own: present, changes: {} }
  const fields = await ownFieldsOf(tx, actor.workspaceId, entity)
  const read = readOwn(fields, edit, { language: actor.language, present })
  const faults = read.edit ? await strangers(tx, actor, fields, read.edit, present) : read.faults
  if (faults.length > 0) {
    const strange = faults.every(({ code }) => code === 'unknown_field')
    throw new Refusal(strange ? 'unknown_field' : 'malformed', undefined, faults)
  }
  return afterEdit(present, read.edit as OwnEdit)
}

/** The same for a record that is being made. */
export async function newOwn(
  tx: Tx,
  actor: Actor,
  entity: OwnFieldEntity,
  given: OwnEdit | undefined,
): Promise<OwnValues> {
  return (await changedOwn(tx, actor, entity, {}, given)).own
}

/** Values as the column has them: a record without any has none. */
export const ownColumn = (own: OwnValues) =>
  Object.keys(own).length === 0 ? sql`null` : sql`${JSON.stringify(own)}::jsonb`

/** A record is given to colleagues who are here; one who has left stays where he is named already. */
async function strangers(
  tx: Tx,
  actor: Actor,
  fields: readonly OwnField[],
  edit: OwnEdit,
  present: OwnValues,
): Promise<FieldFault[]> {
  const named = fields.flatMap(({ key, type }) => {
    const id = edit[key]
    return type === 'person' && typeof id === 'string' && id !== present[key] ? [{ key, id }] : []
  })
  if (named.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from members
    where workspace_id = ${actor.workspaceId} and deactivated_at is null
      and id = any (${named.map(({ id }) => id)}::uuid[])
  `.execute(tx)
  const known = new Set(rows.map(({ id }) => id))
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ key }) => ({ path: `body.own.${key}`, code: 'unknown_record', message: 'no such colleague' }))
}
