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
  const called = identities(mapping).flatMap((field) => {
    const column = Object.entries(mapping?.columns ?? {}).find(
      ([, of]) => (typeof of === 'string' ? of : of.field) === field,
    )?.[0]
    if (column === undefined) return []
    const cell = sql`nullif(cells[${columns.indexOf(column) + 1}::integer], '')`
    return [{ column, cell, key: field === 'name' ? sql`'name ' || search_form(${cell})` : cell }]
  })
  const whole = mapping?.kind === 'deals' && mapping.identity !== 'external_id'
  const first = (parts: readonly RawBuilder<unknown>[], last: RawBuilder<unknown>) =>
    sql`coalesce(${sql.join([...parts, last])})`
  const column = called.reduceRight(
    (otherwise, one) => sql`case when ${one.cell} is not null then ${one.column}::text else ${otherwise} end`,
    sql`null::text`,
  )
  return sql`
    select n.row, n.column, n.value
    from (
      select row_number as row, ${column} as column,
             ${first(
               called.map(({ cell }) => cell),
               sql`null::text`,
             )} as value,
             row_number() over (partition by k.key order by row_number) as nth
      from import_rows
      cross join lateral (select ${first(
        called.map(({ key }) => key),
        whole ? sql`cells::text` : sql`null::text`,
      )} as key) k
      where workspace_id = ${workspaceId} and import_id = ${id} and k.key is not null
    ) n
    where n.nth > 1
  `
}

/** What a row is recognised by, and what speaks where it lacks that. */
function identities(mapping: ImportRecord['mapping']): readonly string[] {
  const identity = mapping?.identity ?? 'row'
  if (mapping?.kind === 'deals')
    return identity === 'row' ? [] : identity === 'external_id' ? [identity] : [identity, 'external_id']
  const order = ['stagecraft_id', 'external_id', 'name']
  return order.slice(order.indexOf(identity))
}
