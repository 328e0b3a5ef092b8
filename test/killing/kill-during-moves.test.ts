import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { type Installation, makeInstallation, ownerOf } from '../stagecraft.ts'
import { unequalTotals } from '../unequal-totals.ts'
import { killInRounds } from './kill.ts'

const stages = ['asking', 'offering', 'agreeing', 'ordering'] as const
/** No gate holds a deal, but every stage makes tasks and a deadline, so that a move writes to every table it can. */
const processText = `
key: quick
name: Quick
stages:${stages
  .map(
    (key) => `
  - key: ${key}
    name: ${key}
    winProbability: 50
    deadline: { breach: { workingDays: 3 } }
    tasks:
      - { key: ${key}_note, name: Note, kind: other, mandatory: false, due: { workingDays: 1 } }`,
  )
  .join('')}
lostReasons:
  - { key: no_need, name: No need }
`

/** Somebody else moved the deal just before, or the server has too much to do just now: nothing happened. */
const outrun = new Set(['changed_meanwhile', 'already_in_stage', 'unavailable'])

interface Acknowledged {
  dealId: string
  visitSeq: number
  stageKey: string
}

test('kill -9 during moves, twenty times: no acknowledged move is lost and none is half done', {
  timeout: 600_000,
}, async () => {
  const house = await makeInstallation()
  onTestFinished(() => house.remove())
  const { key, deals } = await prepare(house)
  const acknowledged: Acknowledged[] = []
  let sent = 0

  /** One of eight: its own deals in turn, and now and then the one that all of them want. */
  async function moveOn(client: number, gone: AbortSignal, underWay: () => void): Promise<void> {
    const own = deals.filter((_, place) => place % 8 === client)
    for (let turn = 0; !gone.aborted; turn++) {
      const dealId = (turn % 4 === 3 ? deals[0] : own[turn % own.length]) as string
      try {
        const { stageKey } = await ask(house, key, `/deals/${dealId}`)
        const place = stages.indexOf(stageKey)
        const to = stages[place + 1] ?? stages[0]
        sent += 1
        const moved = await ask(house, key, `/deals/${dealId}/moves`, {
          to,
          from: stageKey,
          reason: 'On and on',
        })
        acknowledged.push({ dealId, visitSeq: moved.visitSeq, stageKey: to })
        underWay()
      } catch (fault) {
        if (!gone.aborted && fault instanceof Refused && !outrun.has(fault.code)) throw fault
      }
    }
  }

  await killInRounds(house, {
    rounds: 20,
    leastMs: 50,
    mostMs: 900,
    work: async (_, gone, underWay) => {
      await Promise.all(Array.from({ length: 8 }, (_, client) => moveOn(client, gone, underWay)))
    },
    check: async (round) => {
      const owner = new pg.Client(ownerOf(house))
      await owner.connect()
      try {
        expect(await lost(owner, acknowledged), `round ${round}`).toEqual([])
        expect(await halfDone(owner), `round ${round}`).toEqual([])
        expect(await unequalTotals(owner), `round ${round}`).toEqual([])
      } finally {
        await owner.end()
      }
    },
  })
  expect(acknowledged.length).toBeGreaterThan(100)
  console.info(`${acknowledged.length} of ${sent} moves were acknowledged; all of them are there`)
})

/** Acknowledged moves whose visit or event is not there. */
async function lost(owner: pg.Client, moves: readonly Acknowledged[]): Promise<unknown[]> {
  const { rows } = await owner.query(
    `select a.* from jsonb_to_recordset($1::jsonb) as a ("dealId" uuid, "visitSeq" int, "stageKey" text)
     left join deals d on d.id = a."dealId"
     left join stage_visits v on v.deal_id = a."dealId" and v.seq = a."visitSeq" and v.stage_key = a."stageKey"
     where v.deal_id is null or d.visit_seq < a."visitSeq"`,
    [JSON.stringify(moves)],
  )
  return rows
}

/** Deals whose parts disagree: place, visits, events and tasks are written by one transaction or not at all. */
async function halfDone(owner: pg.Client): Promise<unknown[]> {
  const { rows } = await owner.query(`
    select d.id, d.stage_key, d.visit_seq
    from deals d
    where not exists (select from stage_visits v where v.deal_id = d.id and v.seq = d.visit_seq
                        and v.stage_key = d.stage_key and v.entered_at = d.entered_at and v.left_at is null)
       or (select count(*) from stage_visits v where v.deal_id = d.id) <> d.visit_seq
       or (select count(*) from stage_visits v where v.deal_id = d.id and v.left_at is null) <> 1
       or (select count(*) from events e where e.deal_id = d.id and e.type = 'deal.moved') <> d.visit_seq - 1
       or (select count(*) from tasks t where t.deal_id = d.id) <> d.visit_seq
       or exists (select from tasks t where t.deal_id = d.id and (t.state = 'open') <> (t.visit_seq = d.visit_seq))
       or d.version <> d.visit_seq`)
  return rows
}

async function prepare(house: Installation): Promise<{ key: string; deals: string[] }> {
  const founding = [
    '--company',
    'Fjordlys AS',
    '--name',
    'Kari Berg',
    '--email',
    'kari@fjordlys.example',
    '--password-stdin',
  ]
  expect(await house.run(['setup', ...founding], { input: 'seven ravens over Gdynia\n' })).toMatchObject({
    code: 0,
  })
  const made = await house.run(['key', 'create', '--email', 'kari@fjordlys.example', '--name', 'Mover'])
  const key = made.out.trim()
  const file = join(house.folder, 'quick.yaml')
  writeFileSync(file, processText)
  expect(await house.run(['process', 'publish', file])).toMatchObject({ code: 0 })
  const server = await house.start()
  const { rows } = await ask(house, key, '/processes')
  const processId = rows.find((row) => row.key === 'quick')?.id
  const deals: string[] = []
  for (let number = 1; number <= 24; number++)
    deals.push(
      (await ask(house, key, '/deals', { title: `Deal ${number}`, processId, amount: number * 1_000 })).id,
    )
  await server.end('SIGTERM')
  return { key, deals }
}

class Refused extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** What of the answers is looked at here. */
interface Said {
  id: string
  stageKey: (typeof stages)[number]
  visitSeq: number
  rows: { id: string; key: string }[]
  code: string
}

/** A plain client, as anybody may write one. */
async function ask(house: Installation, key: string, path: string, body?: object): Promise<Said> {
  const answer = await fetch(`${house.url}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  })
  const said = (await answer.json()) as Said
  if (!answer.ok) throw new Refused(said.code)
  return said
}
