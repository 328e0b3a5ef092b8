import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { ImportRecord } from '../import.ts'

/**
 * Rows that name a record which a row further up has named already, as `row`, `column` and `value`. The first one
 * counts; which of two is right only a person can say.
 */
export function duplicateRows(
  workspaceId: WorkspaceId,
  { id, columns, mapping }: Pick<ImportRecord, 'id' | 'columns' | 'mapping'>,
): RawBuilder<{ row: number; column: string | null; value: string | null }> {
  const identity = mapping?.identity ?? 'row'
  const column = Object.entries(mapping?.columns ?? {}).find(
    ([, of]) => (typeof of === 'string' ? of : of.field) === identity,
  )?.[0]
  const cell = column === undefined ? null : sql`cells[${columns.indexOf(column) + 1}::integer]`
  const key = cell === null ? sql`cells::text` : identity === 'name' ? sql`search_form(${cell})` : cell
  return sql`
    select n.row, ${column ?? null}::text as column, ${cell === null ? sql`null::text` : sql`n.value`} as value
    from (
      select row_number as row, ${cell === null ? sql`''` : cell} as value,
             row_number() over (partition by ${key} order by row_number) as nth
      from import_rows
      where workspace_id = ${workspaceId} and import_id = ${id} ${cell === null ? sql`` : sql`and ${cell} <> ''`}
    ) n
    where n.nth > 1
  `
}
