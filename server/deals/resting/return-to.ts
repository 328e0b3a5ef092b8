import { sql } from 'kysely'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { cancelOpenTasks } from '../../tasks/table.ts'
import { tellOfNewTasks } from '../../tasks/tell-of-tasks.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import type { Deal } from '../deal.ts'
import { openVisit, standingIn } from '../moving/enter-stage.ts'
import { factsOf, type Gathered, gatherFor } from '../moving/gate-state.ts'
import { endVisit } from '../moving/visits.ts'
import { saveDeal } from '../table.ts'

/**
 * The deal goes on in an earlier stage than it rested in: the visit it rested in ends, a new one begins with its tasks
 * and clock. The funnel has counted it there already.
 */
export async function returnTo(
  tx: Tx,
  actor: Actor,
  deal: Deal,
  { stage, document }: { stage: string; document: ProcessDocument },
): Promise<Deal> {
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const now = Date.now()
  const next = standingIn(deal, document, stage, { visitSeq: deal.visitSeq + 1, at: now, calendar })
  const gathered = (await gatherFor(tx, actor, [deal.id])).get(deal.id) as Gathered
  const rest = await lastRest(tx, actor, deal)
  await endVisit(tx, actor, deal, {
    at: next.enteredAt,
    how: 'rest',
    reason: rest?.reason ?? null,
    overridden: false,
    // Until it went to rest: resting is not working.
    workingMinutes: Math.round(
      workingTimeBetween(calendar, Date.parse(deal.enteredAt), rest ? Date.parse(rest.at) : now),
    ),
  })
  await cancelOpenTasks(tx, actor, deal.id, { visitSeq: next.visitSeq })
  const returned = await saveDeal(tx, actor, next)
  const facts = factsOf(returned, gathered, now, document)
  await openVisit(tx, actor, returned, { document, calendar, facts })
  await tellOfNewTasks(tx, actor, [deal.id])
  return returned
}

/** When it was put to rest, and why: the reason of the loop on its path. */
async function lastRest(tx: Tx, actor: Actor, deal: Deal): Promise<Rested | undefined> {
  const { rows } = await sql<Rested>`
    select at, data ->> 'reason' as reason from events
    where workspace_id = ${actor.workspaceId} and deal_id = ${deal.id} and type = 'deal.rested'
    order by seq desc limit 1
  `.execute(tx)
  return rows[0]
}

interface Rested {
  at: string
  reason: string | null
}
