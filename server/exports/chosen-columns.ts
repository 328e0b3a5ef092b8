import { sql } from 'kysely'
import type { OwnField } from '../../contract/fields.ts'
import { ownFieldsOf } from '../fields/table.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Column } from './columns/column.ts'
import { ownColumns } from './columns/own.ts'
import type { ExportedList } from './lists.ts'

/**
 * The columns of a list in the order asked for; all of them, the company's own last, where none is. An amount brings its
 * currency along.
 * @throws Refusal `malformed` naming a column there is not
 */
export async function chosenColumns(
  tx: Tx,
  actor: Actor,
  list: ExportedList,
  asked: readonly string[] | null,
): Promise<readonly Column[]> {
  const standing = await list.columns(tx, actor)
  const fields = await ownFieldsOf(tx, actor.workspaceId, list.entity)
  const memberNames = await namesFor(tx, actor, fields)
  const own = fields.flatMap((field) =>
    ownColumns(field, list.row, { language: actor.language, memberNames }),
  )
  const all = [...standing, ...own]
  if (asked === null) return all
  const chosen = asked.flatMap((name, index) => {
    const named = (list.also && Object.hasOwn(list.also, name) && list.also[name]) || [name]
    const columns = named.flatMap((key) =>
      all.filter((column) => column.key === key || column.key === `${key}.currency`),
    )
    if (columns.length === 0) throw unknown(name, index)
    return columns
  })
  return [...new Set(chosen)]
}

function unknown(name: string, index: number): Refusal {
  const message = `there is no column "${name}"`
  return new Refusal('malformed', undefined, [
    { path: `body.columns.${index}`, code: 'unknown_field', message },
  ])
}

async function namesFor(tx: Tx, actor: Actor, fields: readonly OwnField[]): Promise<Map<string, string>> {
  if (!fields.some(({ type }) => type === 'person')) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, m.name from members m where m.workspace_id = ${actor.workspaceId}
  `.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
