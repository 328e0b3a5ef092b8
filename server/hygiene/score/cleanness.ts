import { type RawBuilder, sql } from 'kysely'
import { type Cleanness, checkedEntities } from '../../../contract/hygiene/checks.ts'
import type { MemberId, ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { sharedBeyond, withinReach } from '../policy.ts'
import { type Kind, scoreOf } from './score.ts'

interface Counted extends Kind {
  of: 'whole' | 'owner' | 'process'
  ownerId: MemberId | null
  ownerName: string | null
  processId: ProcessId | null
}

/** How clean the records are that one may see: all of them, by owner and by process, read from the totals alone. */
export async function cleannessBy(tx: Tx, actor: Actor) {
  const { rows } = await sql<Counted>`
    with counted as (
      select case grouping(t.owner_id, t.process_id) when 3 then 'whole' when 1 then 'owner' else 'process' end as of,
             t.owner_id, t.process_id, t.entity, ${figures}
      from (${countsSeen(actor)}) t
      group by grouping sets ((t.entity), (t.entity, t.owner_id), (t.entity, t.process_id))
    )
    select c.of, c.owner_id as "ownerId", m.name as "ownerName", c.process_id as "processId", c.entity, c.records, c.faulty
    from counted c
    left join members m on m.workspace_id = ${actor.workspaceId} and m.id = c.owner_id
    where c.records > 0 and (c.of <> 'owner' or m.id is not null) and (c.of <> 'process' or c.process_id is not null)
    order by m.name, c.owner_id
  `.execute(tx)
  const by = Map.groupBy(rows, ({ of }) => of)
  return {
    whole: cleanness(by.get('whole') ?? []),
    owners: [...Map.groupBy(by.get('owner') ?? [], ({ ownerId }) => ownerId as MemberId)].map(
      ([id, kinds]) => ({
        owner: { id, name: kinds[0]?.ownerName ?? '' },
        ...cleanness(kinds),
      }),
    ),
    processes: [...Map.groupBy(by.get('process') ?? [], ({ processId }) => processId as ProcessId)].map(
      ([id, kinds]) => ({ id, ...cleanness(kinds) }),
    ),
  }
}

/** The score of everything one may see, alone. */
export async function wholeScore(tx: Tx, actor: Actor): Promise<number | null> {
  const { rows } = await sql<Kind>`
    select t.entity, ${figures} from (${countsSeen(actor)}) t group by t.entity
  `.execute(tx)
  return scoreOf(rows)
}

const weeksShown = 12

/** How the score of everything one may see went, a week apart; the last is the present one. */
export async function scoreOfWeeks(tx: Tx, actor: Actor, today: Temporal.PlainDate, present: number | null) {
  const days = Array.from({ length: weeksShown }, (_, back) =>
    today.subtract({ weeks: weeksShown - back }).toString(),
  )
  const { rows } = await sql<Kind & { day: string }>`
    select t.day, trim(both ':!' from t.counts) as entity, ${figures} from check_history t
    where t.workspace_id = ${actor.workspaceId} and t.day = any (${days}::date[]) and ${owned(actor)}
    group by 1, 2
  `.execute(tx)
  const known = Map.groupBy(rows, ({ day }) => day)
  const weeks = days.flatMap((day) => {
    const kinds = known.get(day)
    return kinds ? [{ day, score: scoreOf(kinds) }] : []
  })
  return [...weeks, { day: today.toString(), score: present }]
}

const figures = sql`
  coalesce(sum(t.records) filter (where t.counts not like '%!'), 0) as records,
  coalesce(sum(t.records) filter (where t.counts like '%!'), 0) as faulty`

/** `:person` counts all people, `:person!` those with something wrong; what is shared is counted one by one. */
function countsSeen(actor: Actor): RawBuilder<unknown> {
  const shared = checkedEntities.map(
    (entity) => sql`(c.entity = ${entity} and ${sharedBeyond(actor, 'see', entity, sql`c`)})`,
  )
  return sql`
    select trim(both ':!' from t.counts) as entity, t.counts, t.owner_id, t.process_id, t.records
    from check_totals t
    where t.workspace_id = ${actor.workspaceId} and ${owned(actor)}
    union all
    select c.entity, m.mark, c.owner_id, c.process_id, 1
    from checked_records c
    cross join lateral unnest(case when c.faulty then array[':', ':!'] else array[':'] end) as m (mark)
    where c.workspace_id = ${actor.workspaceId} and (${sql.join(shared, sql` or `)})`
}

function owned(actor: Actor): RawBuilder<boolean> {
  const kinds = checkedEntities.map(
    (entity) =>
      sql`(t.counts = any (${[`:${entity}`, `:${entity}!`]}::text[])
           and ${withinReach(actor, 'see', entity, sql`t`, null)})`,
  )
  return sql<boolean>`(${sql.join(kinds, sql` or `)})`
}

function cleanness(kinds: readonly Counted[]): Cleanness {
  return {
    score: scoreOf(kinds),
    kinds: kinds.map(({ entity, records, faulty }) => ({ entity, records, faulty })),
  }
}
