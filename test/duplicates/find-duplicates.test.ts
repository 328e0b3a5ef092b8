import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findDuplicates } from '../../server/hygiene/duplicates/find-duplicates.ts'
import { foundCompany } from '../company.ts'
import { databaseForFile } from '../database.ts'
import { makePeople, pairName } from './made-people.ts'

/** `DUPLICATES=50000 npx vitest run test/duplicates` tries the whole size; the suite a tenth of it. */
const people = Number(process.env.DUPLICATES ?? 5_000)
const copies = people / 25
/** Weights were tuned on the seeds below 100. */
const seed = Number(process.env.DUPLICATES_SEED ?? 2_026)

const database = await databaseForFile()
const kari = await foundCompany(database.db)
const made = makePeople(seed, { people, copies })
let seconds: number

beforeAll(async () => {
  await write('companies', made.companies)
  await write('people', made.people)
  const begun = performance.now()
  await findDuplicates(database.db, [kari.workspaceId])
  seconds = (performance.now() - begun) / 1_000
}, 300_000)

function write(table: 'companies' | 'people', rows: readonly object[]) {
  return database.db.write(kari.workspaceId, async (tx) => {
    const owned = rows.map((row) => ({
      ...row,
      workspace_id: kari.workspaceId,
      owner_id: kari.memberId,
      version: 1,
      sample: false,
    }))
    const columns = sql.join(Object.keys(owned[0] as object).map((name) => sql.ref(name)))
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(owned)}::jsonb)
    `.execute(tx)
  })
}

async function foundPairs() {
  const { rows } = await database.owner.query<{
    first_id: string
    second_id: string
    score: number
    reasons: string[]
  }>(
    `select first_id, second_id, score, reasons from duplicate_pairs where entity = 'person' and dismissed_at is null`,
  )
  return rows
}

describe('among people with copies of some', () => {
  test('nearly all copies are found, and nearly all that is found are copies', async () => {
    const found = await foundPairs()
    const right = found.filter(({ first_id, second_id }) => made.truth.has(pairName(first_id, second_id)))
    const recall = right.length / made.truth.size
    const precision = right.length / found.length
    say(
      `${people} people, ${copies} copies: recall ${percent(recall)}, precision ${percent(precision)}, ${seconds.toFixed(1)} s`,
    )
    if (process.env.DUPLICATES_SHOW) show(found)
    expect(recall).toBeGreaterThan(0.95)
    expect(precision).toBeGreaterThan(0.95)
  })
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function show(found: Awaited<ReturnType<typeof foundPairs>>): void {
  const byId = new Map(made.people.map((person) => [person.id, person]))
  const line = (id: string) => {
    const { name, email, phone, company_id } = byId.get(id) as (typeof made.people)[number]
    return `${name} | ${email} | ${phone} | ${company_id?.slice(-4)}`
  }
  const names = new Set(found.map(({ first_id, second_id }) => pairName(first_id, second_id)))
  for (const pair of [...made.truth].filter((one) => !names.has(one)).slice(0, 40))
    say(`MISSED\n  ${pair.split(' ').map(line).join('\n  ')}`)
  for (const { first_id, second_id, score, reasons } of found)
    if (!made.truth.has(pairName(first_id, second_id)))
      say(`WRONG ${score} ${reasons}\n  ${line(first_id)}\n  ${line(second_id)}`)
}
