import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../actor.ts'
import type { Tx } from '../database/tx.ts'
import { withActedFor } from './acted-for.ts'

/** One thing that happened. `type` is past tense: `deal.won`. `data` is what a reader needs, never a secret. */
export interface NewEvent {
  type: `${string}.${string}`
  /** The thing it happened to. */
  subject: { type: string; id: string }
  /** The deal whose timeline shows it. */
  dealId?: DealId
  data?: Record<string, unknown>
  /** Now, unless history is being written down. */
  at?: string
}

/** Writes events in the transaction that changes the thing. They are never changed afterwards. */
export async function record(tx: Tx, actor: Actor, ...events: NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    type: event.type,
    subject_type: event.subject.type,
    subject_id: event.subject.id,
    deal_id: event.dealId ?? null,
    at: event.at ?? null,
    data: event.data ?? {},
  }))
  await sql`
    insert into events (workspace_id, type, subject_type, subject_id, deal_id, by, via, at, data,
                        import_id)
    select ${actor.workspaceId}, e.type, e.subject_type, e.subject_id, e.deal_id, ${actor.memberId}, ${actor.via},
           coalesce(e.at, now()), ${withActedFor(actor)}, ${actor.importId ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (type text, subject_type text, subject_id uuid, deal_id uuid, at timestamptz, data jsonb)
  `.execute(tx)
}
