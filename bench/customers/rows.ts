/**
 * Customers as a company has them after three years, in set-based SQL, the same each time. `$1` is the workspace.
 * Ids grow with the time of creation, as those of the app do; what is said of a record depends on nothing else of it.
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
  salt = 0
  return [
    ...colleagues(),
    ...ownFields(),
    `insert into companies (workspace_id, id, name, industry, country, city, website, email, phone, employees, owner_id,
                            own, created_at)
     select $1, ${id('c', 'n')}, l.name || ' ' || ${one(trades)} || ' ' || n % 89,
            'Industry ' || nullif(${drawn(40)}, 0), ${one(countries)}, ${one(cities)},
            ${mostly(3, `'https://c' || n || '.example'`)}, ${mostly(4, `'office@c' || n || '.example'`)},
            ${mostly(5, `'+48 22 ' || 1000000 + n`)}, ${drawn(500)}, ${owner()},
            case when ${drawn(3)} = 0 then jsonb_build_object('region', ${one(regions)}, 'potential', ${drawn(1000)},
                                                            'renewal', current_date + ${drawn(700)}) end,
            ${created(companies)}
     from generate_series(1, ${companies}) n
     join last_names l on l.language = ${one(spread)} and l.place = n * 7919 % 5000
     cross join ${sellers}`,

    `insert into people (workspace_id, id, name, job_title, company_id, email, phone, language, owner_id, own, created_at)
     select $1, ${id('p', 'n')}, f.name || ' ' || l.name, ${one(titles)},
            ${mostly(10, id('c', `(n % ${companies} + 1)`))},
            ${mostly(6, `'p' || n || '@c' || n % ${companies} + 1 || '.example'`)},
            ${mostly(3, `'+47 ' || 40000000 + n`)}, s.language, ${owner()},
            case when ${drawn(4)} = 0 then jsonb_build_object('region', ${one(regions)}, 'visits', ${drawn(30)}) end,
            ${created(people)}
     from generate_series(1, ${people}) n
     cross join lateral (select ${one(spread)} as language, ${drawn(30)} as first) s
     join first_names f on f.language = s.language and f.place = s.first
     join last_names l on l.language = s.language and l.place = n::bigint * 7919 % 5000
     cross join ${sellers}`,

    `insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, status,
                        closed_at, company_id, owner_id, amount, currency, created_at)
     select $1, ${id('d', 'n')}, n, 'Deal ' || n, v.process_id, v.id, v.document -> 'stages' -> 0 ->> 'key',
            s.at, s.status, case when s.status <> 'open' then s.at + interval '9 days' end,
            ${id('c', `(1 + ${drawn(companies / 2)})`)}, ${owner()}, ${drawn(900_000)}, 'GBP', s.at
     from generate_series(1, ${deals}) n
     cross join lateral (select ${one(['open', 'won', 'won', 'lost', 'lost', 'lost'])} as status,
                                ${created(deals)} as at) s
     cross join (select id, process_id, document from process_versions where workspace_id = $1 limit 1) v
     cross join ${sellers}`,

    `insert into deal_people (workspace_id, deal_id, person_id)
     select $1, ${id('d', 'n')}, ${id('p', `(1 + ${drawn(people)})`)} from generate_series(1, ${deals}) n`,

    `insert into activities (workspace_id, id, company_id, person_id, kind, at, created_at)
     select $1, ${id('a', 'n')}, case when n % 2 = 0 then ${id('c', `(1 + ${drawn(companies)})`)} end,
            case when n % 2 > 0 then ${id('p', `(1 + ${drawn(people)})`)} end, 'call',
            now() - ${drawn(400)} * interval '1 day', now()
     from generate_series(1, ${people / 2}) n`,
  ]
}

/** Forty sellers in teams of five, among them two who read no farther than their team or themselves. */
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
     from unnest(array[${regions.map((region) => `'${region}'`).join(', ')}]) region where f.type = 'choice') c`,
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
const spread = ['en', 'en', 'en', 'pl', 'pl', 'nb', 'nb', 'fa']

const sellers = `(select array(select id from members where workspace_id = $1 and name <> 'Alex Admin' order by id) as ids) o`

let salt = 0
/** A number from 0 to below so many, another one at each place it stands in. */
const drawn = (below: number) => `((hashint4(n + ${(salt += 1_000_003)}) & 2147483647) % ${below})`
const one = (some: readonly string[]) =>
  `(array[${some.map((word) => `'${word}'`).join(', ')}])[1 + ${drawn(some.length)}]`
/** Filled in, but for one of so many. */
const mostly = (of: number, value: string) => `case when ${drawn(of)} > 0 then ${value} end`
/** Every twentieth belongs to nobody. */
const owner = () => mostly(20, `o.ids[1 + ${drawn(40)}]`)

const created = (count: number) =>
  `date_trunc('second', now()) - (${count} - n) * interval '${(3 * 365 * 86_400) / count} seconds'`

/** A UUID of version 7, its time in the order of the numbers. */
const id = (kind: string, number: string) =>
  `(lpad(to_hex(${number}), 12, '0') || '7' || substr(md5('${kind}'), 1, 3) || '8' || substr(md5('${kind}' || ${number}), 1, 15))::uuid`
