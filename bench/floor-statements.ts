/**
 * The floors: the statements somebody would write who needs just these rows and knows the schema, prepared once and
 * run as the app's role inside the workspace. `$1` is the workspace.
 */
export const floorStatements = {
  /** `$2` the deal: itself, its company, product, owner, people, visits and the tasks of its stage. */
  read: `
    select d.*, to_json(c) as company, to_json(p) as product, o.name as owner_name, v.number as version_number,
           (select json_agg(to_json(t)) from tasks t
            where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.visit_seq = d.visit_seq) as tasks,
           (select json_agg(to_json(s)) from stage_visits s
            where s.workspace_id = d.workspace_id and s.deal_id = d.id) as visits,
           (select json_agg(to_json(h)) from deal_people dp
            join people h on h.workspace_id = dp.workspace_id and h.id = dp.person_id
            where dp.workspace_id = d.workspace_id and dp.deal_id = d.id) as people,
           (select json_agg(t.template_key) from tasks t
            where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.state = 'done') as done,
           (select json_agg(k.kind) from activities k
            where k.workspace_id = d.workspace_id and k.deal_id = d.id) as activities,
           (select json_agg(to_json(a)) from answers a
            where a.workspace_id = d.workspace_id and a.deal_id = d.id) as answers
    from deals d
    join process_versions v on v.workspace_id = d.workspace_id and v.id = d.process_version_id
    left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    left join products p on p.workspace_id = d.workspace_id and p.id = d.product_id
    left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
    where d.workspace_id = $1 and d.id = $2`,

  /** `$2` the process, `$3` the stage: fifty open deals with the names of what they point to. */
  list: `
    select d.*, c.name as company_name, p.name as product_name, o.name as owner_name
    from deals d
    left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    left join products p on p.workspace_id = d.workspace_id and p.id = d.product_id
    left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
    where d.workspace_id = $1 and d.process_id = $2 and d.stage_key = $3 and d.status = 'open'
    order by d.entered_at desc, d.id desc
    limit 50`,

  /** `$2` the status, `$3` the amount: fifty deals, the largest first. */
  filteredDeals: `
    select d.*, c.name as company_name, p.name as product_name, o.name as owner_name
    from deals d
    left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    left join products p on p.workspace_id = d.workspace_id and p.id = d.product_id
    left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
    where d.workspace_id = $1 and d.status = $2 and d.currency = 'GBP' and d.amount >= $3
    order by d.amount desc, d.id desc
    limit 50`,

  /** `$2` the industry, `$3` the headcount: fifty companies in the order of their names. */
  filteredCompanies: `
    select c.*, o.name as owner_name
    from companies c
    left join members o on o.workspace_id = c.workspace_id and o.id = c.owner_id
    where c.workspace_id = $1 and c.industry = $2 and c.employees >= $3
    order by c.search_name, c.id
    limit 50`,

  /** The same for a reader of his team's: `$4` its members. */
  filteredCompaniesOfTeam: `
    select c.*, o.name as owner_name
    from companies c
    left join members o on o.workspace_id = c.workspace_id and o.id = c.owner_id
    where c.workspace_id = $1 and c.industry = $2 and c.employees >= $3 and c.owner_id = any ($4::uuid[])
    order by c.search_name, c.id
    limit 50`,

  /** `$2` the job title, `$3` the language: fifty people, the newest first. */
  filteredPeople: `
    select p.*, c.name as company_name, o.name as owner_name
    from people p
    left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
    left join members o on o.workspace_id = p.workspace_id and o.id = p.owner_id
    where p.workspace_id = $1 and search_form(p.job_title) = search_form($2) and p.language = $3
    order by p.created_at desc, p.id desc
    limit 50`,

  /** `$2` a choice, `$3` a number: fifty people by two of the company's own fields, in the order of their names. */
  filteredByOwnFields: `
    select p.*, c.name as company_name, o.name as owner_name
    from people p
    left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
    left join members o on o.workspace_id = p.workspace_id and o.id = p.owner_id
    where p.workspace_id = $1 and p.own ->> 'region' = $2 and (p.own ->> 'visits')::numeric >= $3
    order by p.search_name, p.id
    limit 50`,

  /** `$2` a count of won deals: fifty companies that have it and were silent for thirty days, in the order of their names. */
  filteredByBehaviour: `
    select c.*, o.name as owner_name
    from companies c
    left join members o on o.workspace_id = c.workspace_id and o.id = c.owner_id
    where c.workspace_id = $1
      and not exists (select from last_activities l where l.workspace_id = $1 and l.subject_id = c.id
                        and l.at >= now() - interval '30 days')
      and (select count(*) from deals d where d.workspace_id = $1 and d.company_id = c.id and d.status = 'won') >= $2
    order by c.search_name, c.id
    limit 50`,

  /** Counting the deals themselves. */
  summary: `
    select process_id, stage_key, status, currency, count(*), sum(amount)
    from deals
    where workspace_id = $1 and status in ('open', 'resting')
    group by process_id, stage_key, status, currency`,

  /**
   * `$2` a LIKE pattern, `$3` what was typed, both in search_form: the eight names of each kind that hold it and are most
   * like it, found by the trigram indexes.
   */
  search: `
    (select 'company' as kind, id, name, similarity(search_name, $3) as near
     from companies_like($2, null, 1000000) order by near desc limit 8)
    union all
    (select 'person', id, name, similarity(search_name, $3) as near
     from people_like($2, null, 1000000) order by near desc limit 8)
    union all
    (select 'deal', id, title, similarity(search_title, $3) as near
     from deals_like($2, null, 1000000) order by near desc limit 8)
    union all
    (select 'product', id, name, similarity(search_name, $3) as near
     from products where workspace_id = $1 and search_name like $2 order by near desc limit 8)`,

  /**
   * `$2` a LIKE pattern, `$3` what was typed, both in search_form: of each kind that is found by name the eight that are
   * most like it, and the eight latest texts that hold the words, out of their indexes and nothing beside.
   */
  everything: `
    (select 'company' as kind, id, name, similarity(search_name, $3) as near
     from companies_like($2, null, 1000000) order by near desc limit 8)
    union all
    (select 'person', id, name, similarity(search_name, $3) as near
     from people_like($2, null, 1000000) order by near desc limit 8)
    union all
    (select 'deal', id, title, similarity(search_title, $3) as near
     from deals_like($2, null, 1000000) order by near desc limit 8)
    union all
    (select 'lead', l.id, l.name, similarity(l.search_name, $3) as near
     from leads_like($2, null, null, 1000000) found (id)
     join leads l on l.workspace_id = $1 and l.id = found.id order by near desc limit 8)
    union all
    (select 'product', id, name, similarity(search_name, $3) as near
     from products where workspace_id = $1 and search_name like $2 order by near desc limit 8)
    union all
    (select 'file', f.id, f.name, 0 from files_like($2, 8) found (id)
     join files f on f.workspace_id = $1 and f.id = found.id)
    union all
    (select 'activity', a.id, a.subject, 0 from activities_saying(words_asked($3), 8) found (id)
     join activities a on a.workspace_id = $1 and a.id = found.id)`,
} as const

export type FloorName = keyof typeof floorStatements
