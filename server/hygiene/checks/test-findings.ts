/** The database's owner, and whose company it is. */
interface Owner {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}
interface Players {
  kari: { workspaceId: string }
}

/** Rows of findings as one text each, in order: `person_email 0197…`. */
export async function findingsKept(owner: Owner, cast: Players): Promise<string[]> {
  const { rows } = await owner.query<{ finding: string }>(
    `select check_key || ' ' || record_id as finding from findings where workspace_id = $1 order by 1`,
    [cast.kari.workspaceId],
  )
  return rows.map(({ finding }) => finding)
}

/**
 * Until no transaction is running any more that was there when the last event was written: only then is it read. Tests of
 * other files run beside this one in the same PostgreSQL.
 */
export async function eventsAreReadable(owner: Owner): Promise<void> {
  for (let readable = false; !readable; ) {
    const { rows } = await owner.query<{ readable: boolean }>(
      'select coalesce(max(tx) < pg_snapshot_xmin(pg_current_snapshot()), true) as readable from events',
    )
    readable = rows[0]?.readable ?? true
    if (!readable) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Contact details of all sorts, right and wrong ones, given to every record in turn; the same each time. */
export async function writeContacts(owner: Owner): Promise<void> {
  for (const [table, columns] of Object.entries(contacts))
    for (const [column, values] of Object.entries(columns))
      await owner.query(
        `update ${table} r set ${column} = ($1::text[])[1 + n.n % ${values.length}]
         from (select id, row_number() over (order by md5(id::text || '${column}')) as n from ${table}) n
         where r.id = n.id`,
        [values],
      )
}

export const rightEmails = ['anna@acme.example', 'o.nowak+x@mail.acme.example', 'łucja@żółć.pl', null]
export const wrongEmails = [
  'anna@acme',
  'anna acme.example',
  'a@b@c.no',
  'per@gmial.com',
  '.x@acme.no',
  'a..b@acme.no',
]
const emails = [...rightEmails, ...wrongEmails]

export const rightPhones = [
  '+48 601 234 567',
  '22 33 44 55',
  '۰۹۱۲ ۳۴۵ ۶۷۸۹',
  '(22) 555-01-00 ext. 1234567890123',
  null,
]
export const wrongPhones = ['12', '000000', '+48 601 234 567 601 234 567', 'call me 7']
const phones = [...rightPhones, ...wrongPhones]

export const rightWebsites = ['acme.no', 'https://www.acme.example/about?x=1', 'żółć.pl', null]
export const wrongWebsites = ['acme', 'www,acme.no', 'ftp://acme.no', 'http:/acme.no', 'see mail']

const contacts = {
  companies: { email: emails, phone: phones, website: [...rightWebsites, ...wrongWebsites] },
  people: { email: [null, ...emails], phone: [null, null, ...phones] },
} as const

interface Row {
  id: string
  [column: string]: unknown
}

/** The same checks in plain words, over rows as they lie in the database. */
export async function findingsExpected(owner: Owner, cast: Players): Promise<string[]> {
  const rowsOf = async (table: string) =>
    (await owner.query<Row>(`select * from ${table} where workspace_id = $1`, [cast.kari.workspaceId])).rows
  const { rows: clock } = await owner.query<{ today: string }>(
    `select (now() at time zone time_zone)::date::text as today from workspaces where workspace_id = $1`,
    [cast.kari.workspaceId],
  )
  const today = clock[0]?.today ?? ''
  const deals = await rowsOf('deals')
  const buyers = await rowsOf('deal_people')
  const tasks = await rowsOf('tasks')
  const wrong = (values: readonly (string | null)[], value: unknown) =>
    values.includes(value as string | null)
  const isBefore = (day: unknown) => typeof day === 'string' && day < today
  const found: string[] = []
  const look = (rows: readonly Row[], checks: Record<string, (row: Row) => boolean>) => {
    for (const row of rows)
      for (const [key, fails] of Object.entries(checks)) if (fails(row)) found.push(`${key} ${row.id}`)
  }
  look(await rowsOf('companies'), {
    company_owner: (c) => c.owner_id === null,
    company_country: (c) => c.country === null,
    company_industry: (c) => c.industry === null,
    company_website: (c) => wrong(wrongWebsites, c.website),
    company_email: (c) => wrong(wrongEmails, c.email),
    company_phone: (c) => wrong(wrongPhones, c.phone),
  })
  look(await rowsOf('people'), {
    person_reachable: (p) => p.email === null && p.phone === null,
    person_email: (p) => wrong(wrongEmails, p.email),
    person_phone: (p) => wrong(wrongPhones, p.phone),
    person_company: (p) =>
      p.company_id === null &&
      !deals.some(
        (d) =>
          ['open', 'resting', 'won'].includes(d.status as string) &&
          buyers.some((b) => b.person_id === p.id && b.deal_id === d.id),
      ),
  })
  look(
    deals.filter(({ status }) => status === 'open'),
    {
      deal_next_step: (d) =>
        d.next_contact_on === null && !tasks.some((t) => t.deal_id === d.id && t.state === 'open'),
      deal_overdue: (d) => isBefore(d.expected_close_on),
      deal_contact_overdue: (d) => isBefore(d.next_contact_on),
      deal_amount: (d) => Number(d.amount) === 0,
      deal_expected_close: (d) => d.expected_close_on === null,
      deal_source: (d) => d.source === null,
    },
  )
  return found.toSorted()
}
