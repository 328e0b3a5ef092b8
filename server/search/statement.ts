import type { FoundKind } from '../../contract/search.ts'

/** How many of each kind are shown. */
const most = 8
/** How many names that hold what was typed are looked at before the best are chosen. */
const considered = 16

/**
 * $1 workspace · $2 text · $3 pattern of what stands inside · $4 number of a deal or lead or null ·
 * $5 owners of the deals, $6 of the customers, $7 of the leads that may be seen; null for everybody's. $8: teams whose
 * queues may be seen.
 *
 * One text whoever asks, so that it is prepared once and nothing is put together for a keystroke.
 */
export function searchStatement(): string {
  return `
    select kind, id, title, subtitle, tier
    from (${places.map(foundIn).join(' union all ')}) found
    order by kind, tier, nearness desc, form, id`
}

/** Where the records of a kind are found by name. The record is called `r`, a company beside it `c`. */
interface Place {
  kind: FoundKind
  table: string
  name: string
  /** The name in search_form. */
  form: string
  visible: string
  /** Rows whose name holds $3, through the trigram index where there is one. */
  inside: string
  /** Rows with $3 in one of the company's own searchable fields. */
  own: string
  subtitle: string
  joins?: string
  /** What goes before every name. */
  first?: string
}

const company = `
  left join companies c on c.workspace_id = r.workspace_id and c.id = r.company_id
                       and ($6::uuid[] is null or c.owner_id = any ($6))`

/** One row where the company searches own fields of the kind, else none: then nothing of them is looked at. */
const searchable = (entity: string) => `
  (select from own_fields where workspace_id = $1 and entity = '${entity}' and searchable and retired_at is null
   limit 1) asked`

const ownProduct = `exists (
  select from own_fields f
  where f.workspace_id = $1 and f.entity = 'product' and f.searchable and f.retired_at is null
    and ' ' || search_form(r.own ->> f.key) like search_form($3))`

const places: Place[] = [
  {
    kind: 'deals',
    table: 'deals',
    name: 'r.title',
    form: 'r.search_title',
    visible: '($5::uuid[] is null or r.owner_id = any ($5))',
    inside: `deals_like(search_form($3), $5, ${considered}) r where true`,
    own: `${searchable('deal')}, deals_own_like(search_form($3), $5, ${considered}) found
      join deals r on r.workspace_id = $1 and r.id = found where true`,
    subtitle: `concat_ws(' · ', '#' || r.number, c.name)`,
    joins: company,
    first: 'r.number = $4::integer',
  },
  {
    kind: 'companies',
    table: 'companies',
    name: 'r.name',
    form: 'r.search_name',
    visible: '($6::uuid[] is null or r.owner_id = any ($6))',
    inside: `companies_like(search_form($3), $6, ${considered}) r where true`,
    own: `${searchable('company')}, companies_own_like(search_form($3), $6, ${considered}) found
      join companies r on r.workspace_id = $1 and r.id = found where true`,
    subtitle: `concat_ws(' · ', r.industry, r.city)`,
  },
  {
    kind: 'people',
    table: 'people',
    name: 'r.name',
    form: 'r.search_name',
    visible: '($6::uuid[] is null or r.owner_id = any ($6))',
    inside: `people_like(search_form($3), $6, ${considered}) r where true`,
    own: `${searchable('person')}, people_own_like(search_form($3), $6, ${considered}) found
      join people r on r.workspace_id = $1 and r.id = found where true`,
    subtitle: `concat_ws(' · ', r.job_title, c.name)`,
    joins: company,
  },
  {
    kind: 'leads',
    table: 'leads',
    name: 'r.name',
    form: 'r.search_name',
    visible: `r.archived_at is null
      and ($7::uuid[] is null or r.owner_id = any ($7) or (r.owner_id is null and r.team_id = any ($8::uuid[])))`,
    inside: `leads_like(search_form($3), $7, $8, ${considered}) found (id)
          join leads r on r.workspace_id = $1 and r.id = found.id
          where r.archived_at is null`,
    own: `${searchable('lead')}, leads_own_like(search_form($3), $7, $8, ${considered}) found
      join leads r on r.workspace_id = $1 and r.id = found where r.archived_at is null`,
    subtitle: `concat_ws(' · ', 'L-' || r.number, r.company_name, r.email)`,
    first: 'r.number = $4::integer',
  },
  {
    kind: 'products',
    table: 'products',
    name: 'r.name',
    form: 'r.search_name',
    visible: 'r.archived_at is null',
    inside: `products r where r.workspace_id = $1 and r.archived_at is null and r.search_name like search_form($3)`,
    own: `${searchable('product')}, products r where r.workspace_id = $1 and r.archived_at is null and ${ownProduct}`,
    subtitle: 'r.series',
  },
]

/**
 * Up to 8 records of one kind, best first: the one of that number, then names that begin with what was typed, in their
 * order, then names that hold it, the most similar first, then those that hold it in
 * a field of the company's own. The branches are read in this order and only until there are
 * enough, so a common beginning is a short walk along the index by name and never reaches the trigrams.
 */
function foundIn({
  kind,
  table,
  name,
  form,
  visible,
  inside,
  own,
  subtitle,
  joins = '',
  first,
}: Place): string {
  const begins = `(${form} >= search_form($2) and ${form} < search_form($2) || chr(1114111))`
  const numbered = `
    (select 0 as tier, 0::real as nearness, r.*
     from ${table} r
     where r.workspace_id = $1 and ${first} and ${visible})
    union all`
  return `
    (select '${kind}' as kind, r.tier, r.nearness, ${form} as form, r.id, ${name} as title,
            nullif(${subtitle}, '') as subtitle
     from (
       select *
       from (
         ${first ? numbered : ''}
         (select 1 as tier, 0::real as nearness, r.*
          from ${table} r
          where r.workspace_id = $1 and ${begins} and ${visible} ${first ? `and (${first}) is not true` : ''}
          order by ${form}, r.id
          limit ${most})
         union all
         (select 2 as tier, similarity(${form}, search_form($2)) as nearness, r.*
          from ${inside} and not ${begins} ${first ? `and (${first}) is not true` : ''}
          order by nearness desc, ${form}, r.id
          limit ${most})
         union all
         (select 3 as tier, 0::real as nearness, r.*
          from ${own} and not ${begins} and ${form} not like search_form($3)
            ${first ? `and (${first}) is not true` : ''}
          order by ${form}, r.id
          limit ${most})
       ) r
       limit ${most}
     ) r
     ${joins})`
}
