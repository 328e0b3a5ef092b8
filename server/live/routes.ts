import { sql } from 'kysely'
import { eventStream, type LiveEvent } from '../../contract/events.ts'
import { visibleCustomers } from '../customers/policy.ts'
import { visibleDeals } from '../deals/policy.ts'
import { visibleLeads } from '../leads/policy.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Followers, Happened } from '../platform/events/follow.ts'
import type { Binding } from '../platform/http/bind.ts'
import { Refusal } from '../platform/refusal.ts'
import { actsAsFilter } from '../team/deputies/acting.ts'

const beatMs = 15_000

/**
 * Live updates: each listener hears of the records he may see, by the same filter as their lists. Who he is, is asked
 * again before each message, so a stream ends with the session or the role it began with.
 */
export function liveRoutes({ followers }: { followers: Followers }): Binding[] {
  return [
    {
      route: eventStream,
      async handle({ authenticate }, request, reply) {
        const actor = await authenticate(request)
        if (!actor) throw new Refusal('not_signed_in')
        const { raw } = reply
        const stop = await followers.follow(actor.workspaceId, async (events, tx) => {
          const now = await authenticate(request)
          if (!now || now.workspaceId !== actor.workspaceId) return void raw.end()
          for (const event of await heardBy(tx, now, events)) raw.write(`data: ${JSON.stringify(event)}\n\n`)
        })
        if (raw.destroyed) return stop()
        reply.hijack()
        raw.writeHead(200, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        })
        raw.write('retry: 2000\n\n')

        // Where nothing happens, nobody would ask who is listening.
        const beat = setInterval(
          () =>
            void authenticate(request).then(
              (now) => (now ? raw.write(': still here\n\n') : raw.end()),
              () => raw.end(),
            ),
          beatMs,
        )
        raw.once('close', () => {
          clearInterval(beat)
          stop()
        })
      },
    },
  ]
}

/**
 * Of events about deals, leads, companies and people only those he may see; of tasks also his own; of imports and invitations
 * what his rights let him list. A notice is heard by the one it was sent to; who signs in or uses a key is nobody else's
 * business. The rest concerns everybody.
 */
async function heardBy(tx: Tx, actor: Actor, events: readonly Happened[]): Promise<LiveEvent[]> {
  const visible = await seen(tx, actor, [...new Set(events.flatMap((event) => event.dealId ?? []))])
  const customers = await seenCustomers(tx, actor, events)
  const leads = await seenLeads(tx, actor, events)
  const talks = await seenTalks(tx, actor, events)
  const hears = ({ type, subjectType, subjectId, dealId }: Happened) => {
    if (type.startsWith('notice.')) return subjectId === actor.memberId
    if (subjectType === 'lead') return leads.has(subjectId) || (dealId !== null && visible.has(dealId))
    if (subjectType === 'chat_talk') return talks.has(subjectId)
    if (dealId !== null) return visible.has(dealId)
    if (/^(?:session|api_key|export)\./.test(type)) return false
    if (type.startsWith('process.draft_')) return actor.rights['process.publish']
    if (subjectType === 'company' || subjectType === 'person') return customers.has(subjectId)
    if (subjectType === 'import') return actor.rights.import
    return subjectType !== 'invitation' || actor.rights['team.manage']
  }
  const told = new Map<string, LiveEvent>()
  for (const { type, subjectType, subjectId, dealId } of events.filter(hears))
    told.set(`${type} ${subjectId}`, { type, subjectType, subjectId, dealId })
  return [...told.values()]
}

async function seen(tx: Tx, actor: Actor, dealIds: readonly string[]): Promise<Set<string>> {
  if (dealIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select d.id from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = any (${dealIds}::uuid[]) and ${visibleDeals(actor)}
    union
    select t.deal_id from tasks t
    where t.workspace_id = ${actor.workspaceId} and t.deal_id = any (${dealIds}::uuid[])
      -- also that a colleague did it just now, or that the deal went on without it
      and (t.state = 'open' or t.closed_at > now() - interval '1 minute')
      and (${actsAsFilter(actor, 'tasks', sql`t.assignee_id`)} or t.role_key = any (${actor.processRoles}::text[]))
  `.execute(tx)
  return new Set(rows.map((row) => row.id))
}

async function seenCustomers(tx: Tx, actor: Actor, events: readonly Happened[]): Promise<Set<string>> {
  const ids = events.flatMap(({ subjectType, subjectId }) =>
    subjectType === 'company' || subjectType === 'person' ? subjectId : [],
  )
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select c.id from companies c
    where c.workspace_id = ${actor.workspaceId} and c.id = any (${ids}::uuid[]) and ${visibleCustomers(actor)}
    union all
    select p.id from people p
    where p.workspace_id = ${actor.workspaceId} and p.id = any (${ids}::uuid[])
      and ${visibleCustomers(actor, 'p')}
  `.execute(tx)
  return new Set(rows.map((row) => row.id))
}

async function seenLeads(tx: Tx, actor: Actor, events: readonly Happened[]): Promise<Set<string>> {
  const ids = events.flatMap(({ subjectType, subjectId }) => (subjectType === 'lead' ? subjectId : []))
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select l.id from leads l
    where l.workspace_id = ${actor.workspaceId} and l.id = any (${ids}::uuid[]) and ${visibleLeads(actor)}
  `.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** A conversation is heard of by whoever may see its lead. */
async function seenTalks(tx: Tx, actor: Actor, events: readonly Happened[]): Promise<Set<string>> {
  const ids = events.flatMap(({ subjectType, subjectId }) => (subjectType === 'chat_talk' ? subjectId : []))
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select t.id from chat_talks t
    join leads l on l.workspace_id = t.workspace_id and l.id = t.lead_id
    where t.workspace_id = ${actor.workspaceId} and t.id = any (${ids}::uuid[]) and ${visibleLeads(actor)}
  `.execute(tx)
  return new Set(rows.map((row) => row.id))
}
