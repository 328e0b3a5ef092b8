import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'

export type Referred = 'companies' | 'products' | 'members' | 'teams' | 'departments'

/** An id, or `several`: the news that more than one record has the name. */
export type Known = string

/**
 * Ids by name, looked up a batch at a time and remembered over batches. What a batch created is remembered before its
 * commit, so a batch that fails must forget everything.
 */
export class KnownNames {
  private readonly ids = new Map<string, Known>()

  /** The names among `names` that are known, asking the database for those not yet asked for. */
  async find(
    tx: Tx,
    workspaceId: WorkspaceId,
    table: Referred,
    names: Iterable<string>,
  ): Promise<Map<string, Known>> {
    const wanted = new Set(names)
    const asked = [...wanted].filter((name) => !this.ids.has(`${table} ${name}`))
    for (const { name, id } of await lookUp(tx, workspaceId, table, asked)) this.learn(table, name, id)
    const found = new Map<string, Known>()
    for (const name of wanted) {
      const id = this.ids.get(`${table} ${name}`)
      if (id !== undefined) found.set(name, id)
    }
    return found
  }

  learn(table: Referred, name: string, id: Known): void {
    if (this.ids.size > 100_000) this.ids.clear()
    this.ids.set(`${table} ${name}`, id)
  }

  forget(): void {
    this.ids.clear()
  }
}

/** By name as people write it (case and accents aside), by the other system's id, and colleagues also by e-mail. */
const matches: Record<Referred, RawBuilder<unknown>> = {
  companies: sql`t.search_name = search_form(n.name)`,
  products: sql`t.search_name = search_form(n.name)`,
  members: sql`(search_form(t.name) = search_form(n.name) or lower(t.email) = lower(n.name))`,
  teams: sql`search_form(t.name) = search_form(n.name)`,
  departments: sql`search_form(t.name) = search_form(n.name)`,
}

async function lookUp(tx: Tx, workspaceId: WorkspaceId, table: Referred, names: readonly string[]) {
  if (names.length === 0) return []
  const hasExternalId = table !== 'teams' && table !== 'departments'
  const { rows } = await sql<{ name: string; id: string }>`
    with n as (select unnest(${names}::text[]) as name),
    hit as (
      select n.name, t.id from n join ${sql.table(table)} t on t.workspace_id = ${workspaceId} and ${matches[table]}
      ${
        hasExternalId
          ? sql`union select n.name, t.id from n
                join ${sql.table(table)} t on t.workspace_id = ${workspaceId} and t.external_id = n.name`
          : sql``
      }
    )
    select name, case when count(*) = 1 then min(id::text) else 'several' end as id from hit group by name
  `.execute(tx)
  return rows
}
