import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Asked } from './asked.ts'
import { beginsWith, branch } from './branch.ts'
import { elsewhere } from './found-elsewhere.ts'
import { considered } from './looked.ts'
import { type Within, within } from './reader.ts'
import type { RecordPlace } from './records.ts'
import { tiers } from './row.ts'

type Sql = RawBuilder<unknown>

/** Whether anything but numbers and names is looked at. */
export type Where = 'everywhere' | 'names'

/**
 * The best records of one kind, at least `most` if there are so many; some may come twice. The branches are read in this
 * order and only until there are enough, so a common beginning is a short walk along the index by name and never reaches
 * the trigrams. Null where he sees none.
 */
export function foundByName(
  place: RecordPlace,
  asked: Asked,
  actor: Actor,
  most: number,
  where: Where,
): Sql | null {
  const { kind, alias, title, form, subtitle, joins, like } = place
  const named = kind === 'products' ? { owners: null, shared: [] } : within(actor, kind)
  if (!named) return null
  const branches = [
    ...byNumber(place, asked, actor),
    ...byBeginning(place, asked, actor, named, most),
    ...byPart(place, asked, actor, named, most),
    ...(where === 'everywhere' ? elsewhere(place, asked, actor, named, most) : []),
  ]
  const a = sql.ref(alias)
  const owners = sql`${named.owners}::uuid[]`
  return sql`
    (with held as materialized (select ${a}.* from ${like(sql`search_form(${asked.inside})`, owners, considered.all, actor)})
     select ${sql.lit(kind)} as kind, ${a}.id, ${title} as title, nullif(${subtitle}, '') as subtitle,
            ${a}.matched, null::jsonb as about, null::text as at, ${a}.tier, ${form} as form, ${a}.near
     from (select * from (${sql.join(branches, sql` union all `)}) found limit ${sql.lit(most * 2)}) ${a}
     ${joins?.(actor) ?? sql``})`
}

function byNumber(place: RecordPlace, { number }: Asked, actor: Actor): Sql[] {
  if (!place.numbered || number === null) return []
  return [
    branch(place, actor, sql.lit(tiers.number), {
      where: sql`${sql.ref(`${place.alias}.number`)} = ${number}::integer`,
    }),
  ]
}

/**
 * His own first, half of the places at the most; then all in the order of names, so that the very name itself comes first.
 */
function byBeginning(
  place: RecordPlace,
  { text }: Asked,
  actor: Actor,
  { owners, shared }: Within,
  most: number,
): Sql[] {
  const { form, owner, table, alias, visible } = place
  const where = beginsWith(form, text)
  const tier = sql`case when ${form} = search_form(${text}) then ${sql.lit(tiers.equal)} else ${sql.lit(tiers.begins)} end`
  if (!owner) return [branch(place, actor, tier, { where, most })]
  const mine = branch(place, actor, sql`least(${tier}, ${sql.lit(tiers.beginsMine)})`, {
    where: sql`${where} and ${owner} = ${actor.memberId}`,
    most: Math.ceil(most / 2),
  })
  if (owners === null) return [mine, branch(place, actor, tier, { where, most })]
  // Owner after owner along the index of owners: the walk along all names could be long until one is seen.
  const theirs = sql`
    unnest(${owners}::uuid[]) o (id) cross join lateral (
      select * from ${table}
      where ${sql.ref(`${alias}.workspace_id`)} = ${actor.workspaceId} and ${owner} = o.id and ${where}
      order by ${form} limit ${sql.lit(most)}) ${sql.ref(alias)}`
  const beside = [
    ...(shared.length > 0 ? [sharedIn(place, shared)] : []),
    ...(place.kind === 'leads' ? [sql`${owner} is null`] : []),
  ]
  return [
    mine,
    branch(place, actor, tier, { from: theirs, where: sql`true`, most }),
    ...beside.map((whose) =>
      branch(place, actor, tier, { where: sql`${where} and ${whose} and ${visible(actor)}`, most }),
    ),
  ]
}

/**
 * Those whose names hold it, by their letters: his own first. Where that many hold it that not all are looked at, his own
 * are looked for once more.
 */
function byPart(
  place: RecordPlace,
  { text, inside }: Asked,
  actor: Actor,
  { owners, shared }: Within,
  most: number,
): Sql[] {
  const { form, owner, alias, like } = place
  const pattern = sql`search_form(${inside})`
  const me = actor.memberId
  const near = sql`similarity(${form}, search_form(${text}))`
  const order = sql`${near} desc, ${sql.ref(`${alias}.created_at`)} desc`
  const part = (tier: Sql, from: Sql | undefined, where: Sql) =>
    branch(place, actor, tier, {
      ...(from && { from }),
      where: sql`${where} and not ${beginsWith(form, text)}`,
      near,
      order,
      most,
    })
  const all = sql`held ${sql.ref(alias)}`
  if (!owner) return [part(sql.lit(tiers.holds), all, sql`true`)]
  const mine = sql`${owner} = ${me}`
  return [
    ...(isHisAlone(place, owners, me)
      ? []
      : [
          part(
            sql.lit(tiers.holdsMine),
            like(pattern, sql`${[me]}::uuid[]`, considered.mine, actor),
            sql`${mine} and (select count(*) from held) >= ${sql.lit(considered.all)}`,
          ),
        ]),
    part(
      sql`case when ${mine} then ${sql.lit(tiers.holdsMine)} else ${sql.lit(tiers.holds)} end`,
      all,
      sql`true`,
    ),
    ...(shared.length > 0
      ? [part(sql.lit(tiers.holds), undefined, sql`${sharedIn(place, shared)} and ${form} like ${pattern}`)]
      : []),
  ]
}

/** Leads wait in queues as well. */
const isHisAlone = ({ kind }: RecordPlace, owners: Within['owners'], me: string) =>
  kind !== 'leads' && owners?.length === 1 && owners[0] === me

const sharedIn = ({ alias }: RecordPlace, shared: readonly string[]) =>
  sql`${sql.ref(`${alias}.id`)} = any (${shared}::uuid[])`
