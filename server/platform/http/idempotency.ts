import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Route } from '../../../contract/route.ts'
import type { Actor } from '../actor.ts'
import type { Tx } from '../database/tx.ts'
import { fieldRefusal, Refusal } from '../refusal.ts'

/**
 * Runs a POST once per Idempotency-Key of a member. The key is stored in the transaction that does the work: a second
 * request waits for the first one's commit and then receives its answer; a refused one leaves no trace and may be
 * tried again. Without the header the work simply runs. An answer that holds a secret is not stored: its repetition is
 * refused, and nothing happens twice.
 */
export async function once<T>(tx: Tx, asked: Asked, work: () => Promise<T>): Promise<T> {
  const { route, actor, request, reply, secret } = asked
  const key = request.headers['idempotency-key']
  if (route.method !== 'POST' || key === undefined) return work()
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key))
    throw fieldRefusal('malformed', 'headers.idempotency-key', '8 to 100 printable characters')

  const hash = fingerprint(request)
  const placed = await sql`
    insert into idempotency_keys (workspace_id, member_id, key, request_hash, status)
    values (${actor.workspaceId}, ${actor.memberId}, ${key}, ${hash}, 0)
    on conflict do nothing
  `.execute(tx)
  if (placed.numAffectedRows === 0n) return replay<T>(tx, actor, key, hash, reply)

  const result = await work()
  await sql`
    update idempotency_keys set status = ${route.status ?? 200}, body = ${secret ? null : JSON.stringify(result ?? null)}
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and key = ${key}
  `.execute(tx)
  return result
}

interface Asked {
  route: Route
  actor: Actor
  request: FastifyRequest
  reply: FastifyReply
  secret: boolean
}

async function replay<T>(tx: Tx, actor: Actor, key: string, hash: string, reply: FastifyReply): Promise<T> {
  const { rows } = await sql<{ request_hash: string; body: string | null }>`
    select request_hash, body from idempotency_keys
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and key = ${key}
  `.execute(tx)
  const stored = rows[0]
  if (stored?.request_hash !== hash || stored.body === null) throw new Refusal('idempotency_key_reused')
  reply.header('idempotency-replayed', 'true')
  return JSON.parse(stored.body) as T
}

function fingerprint(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('base64url')
}
