/**
 * Customers as a company has them after three years, in set-based SQL, the same each time. `$1` is the workspace.
 * Ids grow with the time of creation, as those of the app do.
 */
export function customerRows({
  people,
  companies,
  deals,
}: {
  people: number
  companies: number
  deals: number
}): string[] {
  return [
    ...colleagues(),
    ...ownFields(),
    `insert into companies (workspace_id, id, name, industry, country, city, website, email, phone, employees, owner_id,
                            own, created_at)
     select $1, ${id('c', 'n')}, l.name || ' ' || ${one(trades, 'n / 7')} || ' ' || n % 89,
            case when n % 25 > 0 then 'Industry ' || n % 40 end, ${one(countries, 'n % 19')}, ${one(cities, 'n / 3')},
            case when n % 3 > 0 then 'https://c' || n || '.example' end,
            case when n % 4 > 0 then 'office@c' || n || '.example' end,
            case when n % 5 > 0 then '+48 22 ' || 1000000 + n end, n * 31 % 500, ${owner('n')},
            case n % 3 when 0 then jsonb_build_object('region', ${one(regions, 'n / 3')}, 'potential', n * 17 % 1000,
                                                      'renewal', current_date + (n % 700)::int) end,
            ${created('n', companies)}
     from generate_series(1, ${companies}) n
     join last_names l on l.language = ${one(spread, 'n')} and l.place = n * 7919 % 5000
     cross join ${sellers}`,

    `insert into people (workspace_id, id, name, job_title, company_id, email, phone, language, owner_id, own, created_at)
     select $1, ${id('p', 'n')}, f.name || ' ' || l.name, ${one(titles, 'n * 13')},
            case when n % 10 > 0 then ${id('c', `(n % ${companies} + 1)`)} end,
            case when n % 6 > 0 then 'p' || n || '@c' || n % ${companies} + 1 || '.example' end,
            case when n % 3 > 0 then '+47 ' || 40000000 + n end, f.language, ${owner('n / 5')},
            case n % 4 when 0 then jsonb_build_object('region', ${one(regions, 'n / 4')}, 'visits', n % 30) end,
            ${created('n', people)}
     from generate_series(1, ${people}) n
     join first_names f on f.language = ${one(spread, 'n')} and f.place = n / 8 % 30
     join last_names l on l.language = ${one(spread, 'n')} and l.place = n::bigint * 7919 % 5000
     cross join ${sellers}`,

    `insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, status,
                        closed_at, company_id, owner_id, amount, currency, created_at)
     select $1, ${id('d', 'n')}, n, 'Deal ' || n, v.process_id, v.id, v.document -> 'stages' -> 0 ->> 'key',
            ${created('n', deals)}, s.status,
            case when s.status <> 'open' then ${created('n', deals)} + interval '9 days' end,
            ${id('c', `(n * 7 % ${companies / 2} + 1)`)}, ${owner('n')}, n * 37 % 900000, 'GBP', ${created('n', deals)}
     from generate_series(1, ${deals}) n
     cross join lateral (select (array['open', 'won', 'won', 'lost', 'lost', 'lost'])[1 + n * 11 % 6] as status) s
     cross join (select id, process_id, document from process_versions where workspace_id = $1 limit 1) v
     cross join ${sellers}`,

    `insert into deal_people (workspace_id, deal_id, person_id)
     select $1, ${id('d', 'n')}, ${id('p', `(n * 3 % ${people} + 1)`)} from generate_series(1, ${deals}) n`,

    `insert into activities (workspace_id, id, company_id, person_id, kind, at, created_at)
     select $1, ${id('a', 'n')}, case when n % 2 = 0 then ${id('c', `(n * 3 % ${companies} + 1)`)} end,
            case when n % 2 > 0 then ${id('p', `(n * 7 % ${people} + 1)`)} end, 'call',
            now() - n % 400 * interval '1 day', now()
     from generate_series(1, ${people / 2}) n`,
  ]
}

/** Forty sellers in teams of five, and two who read no farther than their team or themselves. */
const colleagues = () => [
  `insert into roles (workspace_id, key, name, rights)
   select workspace_id, 'reads_' || reach, name,
          rights || jsonb_build_object('customers.see', reach, 'deals.see', reach)
   from roles, unnest(array['team', 'own']) as reach where workspace_id = $1 and key = 'manager'`,
  `insert into members (workspace_id, id, name, role_key, language, created_at)
   select $1, ${id('m', 'n')}, case n when 1 then 'Reader team' when 2 then 'Reader own' else 'Seller ' || n end,
          case n when 1 then 'reads_team' when 2 then 'reads_own' else 'seller' end, 'en', now()
   from generate_series(1, 40) n`,
  `insert into teams (workspace_id, id, name) select $1, ${id('t', 'n')}, 'Team ' || n from generate_series(0, 7) n`,
  `insert into team_members (workspace_id, team_id, member_id)
   select $1, ${id('t', 'n % 8')}, ${id('m', 'n')} from generate_series(1, 40) n`,
]

const ownFields = () => [
  `insert into own_fields (workspace_id, id, entity, key, label, type, choices, position, searchable)
   select $1, ${id('f', 'place')}, entity, key, jsonb_build_object('en', initcap(key)), type, choices, place, type = 'text'
   from (values (1, 'company', 'region', 'choice'), (2, 'company', 'potential', 'number'),
                (3, 'company', 'renewal', 'date'), (4, 'person', 'region', 'choice'), (5, 'person', 'visits', 'number'))
        as f (place, entity, key, type)
   cross join lateral (
     select coalesce(jsonb_agg(jsonb_build_object('key', region, 'label', jsonb_build_object('en', region),
                                                  'retired', false)), '[]') as choices
     from unnest(array['north', 'south', 'east', 'west']) region where f.type = 'choice') c`,
]

const trades = [
  'Foods',
  'Energy',
  'Paper',
  'Steel',
  'Pharma',
  'Logistics',
  'Hotels',
  'Water',
  'Textiles',
  'Dairy',
]
const countries = ['GB', 'PL', 'NO', 'DE', 'IR', 'SE', 'FR']
const cities = [
  'London',
  'Łódź',
  'Oslo',
  'Berlin',
  'تهران',
  'Gdańsk',
  'Tromsø',
  'Lyon',
  'Leeds',
  'Bergen',
  'Kraków',
]
const titles = ['Buyer', 'Plant Manager', 'Engineer', 'Finance Director', 'Clerk', 'Owner', 'Assistant']
const regions = ['north', 'south', 'east', 'west']
/** Of eight names three are English, two each Polish and Norwegian, one is Persian. */
const spread = ['en', 'en', 'pl', 'nb', 'fa', 'nb', 'pl', 'en']

const sellers = `(select array(select id from members where workspace_id = $1 and name <> 'Alex Admin' order by id) as ids) o`

/** Every twentieth belongs to nobody. */
const owner = (n: string) => `case when ${n} % 20 > 0 then o.ids[1 + ${n} * 3 % 40] end`

const created = (n: string, count: number) =>
  `date_trunc('second', now()) - (${count} - ${n}) * interval '${(3 * 365 * 86_400) / count} seconds'`

/** One of a few, by a number. */
const one = (some: readonly string[], number: string) =>
  `(array[${some.map((word) => `'${word}'`).join(', ')}])[1 + (${number}) % ${some.length}]`

/** A UUID of version 7, its time in the order of the numbers. */
const id = (kind: string, number: string) =>
  `(lpad(to_hex(${number}), 12, '0') || '7' || substr(md5('${kind}'), 1, 3) || '8' || substr(md5('${kind}' || ${number}), 1, 15))::uuid`
