import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { ApiKeyId, MemberId, SessionId, UserId, WorkspaceId } from '../../../../contract/ids.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Database } from '../../../platform/database/tx.ts'
import { loadActor } from '../../load-actor.ts'
import { tables } from '../../table.ts'
import type { SessionCookie } from './cookie.ts'
import { sessionDays } from './cookie.ts'
import { hashToken } from './token.ts'

/** What somebody showed at the door. */
export type SignedIn = { actor: Actor; session: { id: SessionId; userId: UserId } | null }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once `authenticate` has let somebody in. */
    signedIn: SignedIn | null
  }
}

/** A right taken away is gone within this time, in every process. */
const rememberedMs = 900
/** How often it is written down that a session or key was used. */
const seenEveryMinutes = 5

/**
 * Tells who sends a request: by API key if it brings one, else by session cookie. What was found is remembered for
 * less than a second, so that a page that asks ten things at once costs one look-up.
 */
export function makeAuthenticator(db: Database, cookie: SessionCookie) {
  const remembered = new LRUCache<string, Promise<SignedIn | null>>({ max: 10_000, ttl: rememberedMs })

  async function look(hash: string, find: (db: Database, hash: string) => Promise<SignedIn | null>) {
    let found = remembered.get(hash)
    if (!found) {
      found = find(db, hash)
      remembered.set(hash, found)
      found.catch(() => remembered.delete(hash))
    }
    return found
  }

  return {
    async authenticate(request: FastifyRequest): Promise<Actor | null> {
      const { authorization } = request.headers
      const token = cookie.read(request)
      const key =
        authorization === undefined ? undefined : /^Bearer (sc_[\w-]{43})$/i.exec(authorization)?.[1]
      // A key that cannot be right never falls back to the cookie beside it.
      if (authorization !== undefined && !key) return null
      if (key) request.signedIn = await look(hashToken(key), byKey)
      else if (token && /^[\w-]{43}$/.test(token)) request.signedIn = await look(hashToken(token), bySession)
      return request.signedIn?.actor ?? null
    },

    /** What was known is asked anew: somebody's rights have just changed. */
    forget: () => remembered.clear(),
  }
}

async function bySession(db: Database, hash: string): Promise<SignedIn | null> {
  const session = await db.read(null, (tx) =>
    tables(tx)
      .selectFrom('sessions')
      .select(['id', 'user_id', 'workspace_id', stale('updated_at').as('stale')])
      .where('token', '=', hash)
      .where('expires_at', '>', sql<string>`now()`)
      .executeTakeFirst(),
  )
  if (!session?.workspace_id) return null
  const { id, user_id: userId, workspace_id: workspaceId } = session
  const actor = await db.read(workspaceId, (tx) => loadActor(tx, workspaceId, { userId }, 'screen'))
  if (!actor) return null
  if (session.stale)
    await db.read(null, (tx) =>
      sql`update sessions set updated_at = now(), expires_at = now() + make_interval(days => ${sessionDays})
          where id = ${id}`.execute(tx),
    )
  return { actor, session: { id, userId } }
}

async function byKey(db: Database, hash: string): Promise<SignedIn | null> {
  const { rows } = await db.read(null, (tx) =>
    sql<{ workspace_id: WorkspaceId; member_id: MemberId; key_id: ApiKeyId }>`
      select * from key_holder(${hash})`.execute(tx),
  )
  const holder = rows[0]
  if (!holder) return null
  const { workspace_id: workspaceId, member_id: memberId, key_id: keyId } = holder
  const actor = await db.read(workspaceId, (tx) => loadActor(tx, workspaceId, { memberId }, 'api'))
  if (!actor) return null
  await noteKeyUse(db, actor, keyId)
  return { actor, session: null }
}

/** One statement, and a write only every few minutes; the first use after an hour's rest is an event. */
async function noteKeyUse(db: Database, { workspaceId, memberId }: Actor, keyId: ApiKeyId): Promise<void> {
  await db.read(workspaceId, (tx) =>
    sql`
      with used as (
        update api_keys k set last_used_at = now()
        from (select last_used_at as before from api_keys where workspace_id = ${workspaceId} and id = ${keyId}) old
        where k.workspace_id = ${workspaceId} and k.id = ${keyId}
          and (k.last_used_at is null or ${stale('k.last_used_at')})
        returning old.before
      )
      insert into events (workspace_id, type, subject_type, subject_id, by, via, at, data)
      select ${workspaceId}, 'api_key.used', 'api_key', ${keyId}, ${memberId}, 'api', now(), '{}'
      from used
      where before is null or before < now() - interval '1 hour'
    `.execute(tx),
  )
}

function stale(column: 'updated_at' | 'k.last_used_at') {
  return sql<boolean>`${sql.ref(column)} < now() - make_interval(mins => ${seenEveryMinutes})`
}
