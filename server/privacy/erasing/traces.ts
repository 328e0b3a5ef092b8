import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { unknownRecord } from '../../platform/refusal.ts'
import type { Kind } from '../holding.ts'
import { holdings } from '../holdings.ts'
import { calledBy, never, patternOf } from './mentions.ts'
import { present } from './schema.ts'

/** Somebody to be exported or erased: a person with his leads, or a lead who never became one. */
export interface Somebody {
  entity: 'person' | 'lead'
  id: string
}

/** Everything by which his data are found. */
export interface Traces {
  ids: Record<Kind, string[]>
  /** Deals he takes part in among others, and his companies: there his full name counts as a mention. */
  near: { deal: string[]; company: string[] }
  /** Regular expressions of what he is called: mailboxes and telephones anywhere, full names close to him. */
  wide: string
  narrow: string
}

/**
 * @param deals those that go as his own, with all their words and files; left out: those on which nobody else is
 * @throws Refusal `malformed` for a deal he takes no part in
 */
export async function tracesOf(
  tx: Tx,
  actor: Actor,
  somebody: Somebody,
  deals?: readonly string[],
): Promise<Traces> {
  const persons = somebody.entity === 'person' ? await oneAndMerged(tx, actor, somebody.id) : []
  const leads = await leadsOf(tx, actor, somebody, persons)
  const takesPart = await dealsOf(tx, actor, persons, leads)
  const foreign = deals?.findIndex((id) => !takesPart.some((deal) => deal.id === id)) ?? -1
  if (foreign >= 0) throw unknownRecord(`body.deals.${foreign}`)
  const own = takesPart.filter(({ id, alone }) => (deals ? deals.includes(id) : alone)).map(({ id }) => id)
  const ids: Traces['ids'] = {
    person: persons,
    lead: leads,
    deal: own,
    task: [],
    activity: [],
    file: [],
    talk: [],
  }
  await follow(tx, actor, ids)
  const { names, reached } = await calledBy(tx, actor, ids)
  return {
    ids,
    near: {
      deal: takesPart.map(({ id }) => id),
      company: [...new Set(takesPart.flatMap(({ companyId }) => companyId ?? []))],
    },
    wide: patternOf(reached) ?? never,
    narrow: patternOf(names) ?? never,
  }
}

export const allIds = ({ ids }: Traces): string[] => Object.values(ids).flat()

/** Deals of somebody, and whether he is the only one on them. */
export async function dealsOf(
  tx: Tx,
  actor: Actor,
  persons: readonly string[],
  leads: readonly string[],
): Promise<{ id: string; title: string; alone: boolean; companyId: string | null }[]> {
  const { rows } = await sql<{ id: string; title: string; alone: boolean; companyId: string | null }>`
    select d.id, d.title, d.company_id as "companyId",
           not exists (select from deal_people o where o.workspace_id = d.workspace_id and o.deal_id = d.id
                         and o.person_id <> all (${[...persons]}::uuid[])) as alone
    from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id in (
      select deal_id from deal_people
      where workspace_id = ${actor.workspaceId} and person_id = any (${[...persons]}::uuid[])
      union
      select deal_id from leads
      where workspace_id = ${actor.workspaceId} and id = any (${[...leads]}::uuid[]) and deal_id is not null
      union
      select deal_id from activities
      where workspace_id = ${actor.workspaceId} and person_id = any (${[...persons]}::uuid[]) and deal_id is not null)
    order by d.number
  `.execute(tx)
  return rows
}

/** Records that were merged into his are him too. */
async function oneAndMerged(tx: Tx, actor: Actor, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive his (id) as (
      select ${id}::uuid
      union
      select m.gone_id from his join merges m
        on m.workspace_id = ${actor.workspaceId} and m.kept_id = his.id and m.undone_at is null
    )
    select id from his
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** Those that became him, and those that wrote from his mailbox. */
async function leadsOf(
  tx: Tx,
  actor: Actor,
  { entity, id }: Somebody,
  persons: readonly string[],
): Promise<string[]> {
  if (entity === 'lead') return [id]
  const { rows } = await sql<{ id: string }>`
    select id from leads
    where workspace_id = ${actor.workspaceId}
      and (person_id = any (${[...persons]}::uuid[])
           or person_id is null and lower(email) in (
             select lower(email) from people
             where workspace_id = ${actor.workspaceId} and id = any (${[...persons]}::uuid[]) and email is not null))
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** From his ids to those of what is his: activities, tasks, files, conversations. */
async function follow(tx: Tx, actor: Actor, ids: Traces['ids']): Promise<void> {
  for (const { table, is, of = {} } of await present(tx, holdings)) {
    if (!is || ['person', 'lead', 'deal'].includes(is)) continue
    const his = Object.entries(of).flatMap(([column, kind]) =>
      kind === 'any' || kind === is ? [] : [sql`${sql.ref(column)} = any (${ids[kind]}::uuid[])`],
    )
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)}
      where workspace_id = ${actor.workspaceId} and (${sql.join(his, sql` or `)})
    `.execute(tx)
    ids[is] = rows.map((row) => row.id)
  }
}
