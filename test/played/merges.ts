import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { logActivity } from '../../contract/customers/activities.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { type DuplicateEntity, mergeCustomers } from '../../contract/hygiene/duplicates.ts'
import { findDuplicates } from '../../server/hygiene/duplicates/find-duplicates.ts'
import { referencesTo } from '../../server/hygiene/duplicates/merging/references.ts'
import { tableHashes } from '../database.ts'
import { playSellers } from './sellers.ts'

/**
 * Not the same after an undo, and meant not to be: that there was a merge and that it was undone is history, as are the
 * answers kept for repeated requests. All else is as it was, versions included.
 */
export const history = ['events', 'merges', 'idempotency_keys', 'sessions', 'api_keys']

export interface Versioned {
  id: string
  version: number
}

export const pick = ({ id, version }: Versioned) => ({ id, version }) as never

/** Customers to be merged, in a company that has a row in every table that may point to one. */
export async function playMerges() {
  const sellers = await playSellers()
  const { server, cast, kari } = sellers

  const compared = () => findDuplicates(server.db, [cast.kari.workspaceId])
  const hashes = async () => {
    await compared()
    return tableHashes(server.owner, history)
  }

  /** A row of each table that no command of this test fills. */
  async function seedRows(): Promise<void> {
    const { workspaceId } = cast.kari
    const deal = await kari.call(createDeal, { body: { title: 'Seed' } })
    await server.owner.query(
      `insert into leads (workspace_id, id, number, name, came_by, status_at, created_at)
       values ($1, $2, 9999, 'Somebody', 'hand', now(), now())`,
      [workspaceId, randomUUID()],
    )
    const person = await kari.call(createPerson, { body: { name: 'Seed' } })
    await kari.call(logActivity, { body: { kind: 'note', personId: person.id, body: 'Seed' } })
    await server.owner.query(
      `insert into consents (workspace_id, id, person_id, purpose, wording, how, given_on)
       values ($1, $2, $3, 'News', 'I agree', 'form', '2026-01-01')`,
      [workspaceId, randomUUID(), person.id],
    )
    await server.owner.query(
      `insert into answers (workspace_id, deal_id, questionnaire_key, question_key, value, answered_at)
       values ($1, $2, 'bant', 'who', '"nobody"', now())`,
      [workspaceId, deal.id],
    )
  }

  /** As if somebody had put one on the customer. */
  const fileOf = (column: 'person_id' | 'company_id', { id }: Versioned) =>
    server.owner.query(
      `insert into files (workspace_id, id, ${column}, name, size, sha256, media_type, scan, added_at)
       values ($1, $2, $3, 'drawing.pdf', 9, 'x', 'application/pdf', 'clean', now())`,
      [cast.kari.workspaceId, randomUUID(), id],
    )

  const merge = (entity: DuplicateEntity, keep: Versioned, gone: Versioned, take: never[] = []) =>
    kari.call(mergeCustomers, { body: { entity, keep: pick(keep), gone: pick(gone), take } })

  /** As if somebody had shared the customer with a colleague. */
  const shareOf = (column: 'person_id' | 'company_id', { id }: Versioned) =>
    server.owner.query(
      `insert into customer_shares (workspace_id, id, ${column}, member_id, works) values ($1, $2, $3, $4, true)`,
      [cast.kari.workspaceId, randomUUID(), id, cast.ola.memberId],
    )

  /**
   * In every column that points to people or companies a row that points to `gone`: a table without rows gets one, of what its
   * catalog asks for. So a table that somebody adds is tried without anybody thinking of it.
   */
  async function pointEverything(entity: DuplicateEntity, { kept, gone }: { kept: string; gone: string }) {
    const { workspaceId } = cast.kari
    const references = await server.db.read(workspaceId, (tx) => referencesTo(tx, entity))
    for (const { table, column } of references) {
      const pointed = `select from "${table}" where workspace_id = $1 and "${column}" = $2`
      if ((await server.owner.query(pointed, [workspaceId, gone])).rows.length > 0) continue
      await server.owner.query(
        `update "${table}" t set "${column}" = $2::uuid
         where ctid = (select ctid from "${table}" r where workspace_id = $1
                         and coalesce(to_jsonb(r) ->> 'id', '') <> all (array[$2, $3]) limit 1)`,
        [workspaceId, gone, kept],
      )
      const { rows } = await server.owner.query(pointed, [workspaceId, gone])
      expect(rows, `no row of ${table} could point there: give it one in the set-up`).toHaveLength(1)
    }
    return references.map(({ table, column }) => `${table}.${column}`)
  }

  /** Everywhere in the database where an id stands, in whatever column or document. */
  async function standsIn(id: string, except: readonly string[]): Promise<string[]> {
    const { rows: tables } = await server.owner.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    const found: string[] = []
    for (const { name } of tables.filter((table) => !except.includes(table.name))) {
      const { rows } = await server.owner.query(`select 1 from "${name}" t where t::text like $1 limit 1`, [
        `%${id}%`,
      ])
      if (rows.length > 0) found.push(name)
    }
    return found
  }

  await seedRows()
  return { ...sellers, compared, hashes, fileOf, merge, shareOf, pointEverything, standsIn }
}
