import type pg from 'pg'
import type { DealId } from '../contract/ids.ts'
import { moveDeal } from '../server/deals/moving/move-deal.ts'
import { showDeal } from '../server/deals/show-deal.ts'
import { enterWorkspace, openPool } from '../server/platform/database/pool.ts'
import { txOn } from '../server/platform/database/tx.ts'
import { eachOnce, eightAtATime } from './load.ts'
import { movableDeals, type World } from './world.ts'

interface Statement {
  name: string
  text: string
  values: unknown[]
}

/**
 * Moves through the whole house (HTTP, key, rights, gate, history, event, answer) against the very statements a move
 * sends, recorded beforehand and run bare from eight connections. @returns both as moves per second
 */
export async function measureMoves(
  world: World,
  base: string,
  headers: Record<string, string>,
  count: number,
): Promise<{ ours: number; floor: number }> {
  const movable = await movableDeals(world, count * 2)
  if (movable.length < count) throw new Error(`only ${movable.length} deals can be moved`)
  const half = Math.floor(movable.length / 2)
  const recorded = await recordMoves(world, movable.slice(half))
  const floor = await replay(world, recorded)
  const ours = await eachOnce(
    base,
    movable.slice(0, half).map(({ id, to }) => ({
      method: 'POST' as const,
      path: `/api/v1/deals/${id}/moves`,
      body: JSON.stringify({ to }),
    })),
    headers,
  )
  return { ours, floor }
}

/** Each move is made and rolled back; what it sent is kept. */
async function recordMoves(
  { options, actor }: World,
  moves: { id: DealId; to: string }[],
): Promise<Statement[][]> {
  const pool = openPool({ ...options, max: 1 })
  const client = await pool.connect()
  await enterWorkspace(client, actor.workspaceId)
  let sent: Statement[] = []
  const query = client.query.bind(client) as (statement: Statement | string) => Promise<unknown>
  Object.assign(client, {
    query: (statement: Statement | string) => {
      if (typeof statement !== 'string') sent.push(statement)
      return query(statement)
    },
  })
  const tx = txOn(client)
  const all: Statement[][] = []
  for (const move of moves) {
    sent = []
    await query('begin')
    await moveDeal(tx, { ...move, override: false }, actor)
    await showDeal(tx, move, actor)
    await query('rollback')
    all.push(sent)
  }
  client.release(true)
  await pool.end()
  return all
}

async function replay({ options, actor }: World, moves: Statement[][]): Promise<number> {
  const pool = openPool({ ...options, max: 8 })
  const clients = await Promise.all(Array.from({ length: 8 }, () => pool.connect()))
  for (const client of clients) await client.query(`set app.workspace = '${actor.workspaceId}'`)
  const began = performance.now()
  await eightAtATime(moves, async (statements, at) => {
    const client = clients[at] as pg.PoolClient
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  })
  const perSecond = moves.length / ((performance.now() - began) / 1000)
  for (const client of clients) client.release()
  await pool.end()
  return perSecond
}
