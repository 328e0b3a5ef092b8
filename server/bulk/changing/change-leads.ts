import type { LeadId, MemberId } from '../../../contract/ids.ts'
import { assignQuietly } from '../../leads/assign-lead.ts'
import { bulkDisqualifyLeads, type Disqualifying } from '../../leads/disqualify-lead.ts'
import { type Lead, mustAllow } from '../../leads/lead.ts'
import { allow } from '../../leads/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Change, slowBatch } from './change.ts'
import { judged, type Outcome } from './outcome.ts'
import { readRecords } from './records.ts'

/** Leads to one person; whoever gets them is told once, of all. */
export function assignLeads({ ownerId }: { ownerId: MemberId }): Change {
  return leadChange(
    'lead.assigned',
    (lead) => (lead.ownerId === ownerId ? 'same' : 'changed'),
    (tx, actor, ids) => assignQuietly(tx, { ids, ownerId }, actor),
  )
}

/** Leads that will not buy, and why. One that is disqualified already stays as it is. */
export function disqualifyLeads(why: Disqualifying): Change {
  return leadChange(
    'lead.disqualified',
    (lead) => {
      if (lead.status === 'disqualified') return 'same'
      mustAllow(lead, 'disqualify')
      return 'changed'
    },
    (tx, actor, ids) => bulkDisqualifyLeads(tx, { ids, ...why }, actor),
  )
}

function leadChange(
  event: string,
  rule: (lead: Lead) => 'changed' | 'same',
  write: (tx: Tx, actor: Actor, ids: readonly LeadId[]) => Promise<unknown>,
): Change {
  const look = async (tx: Tx, actor: Actor, ids: readonly string[], lock = false): Promise<Outcome[]> => {
    const leads = (await readRecords(tx, actor, 'leads', ids, { lock })) as unknown as Map<string, Lead>
    return ids.map((id) =>
      judged(id, () => {
        const lead = leads.get(id)
        if (!lead) throw new Refusal('not_found')
        allow(actor, 'edit', lead)
        return rule(lead)
      }),
    )
  }
  return {
    ...slowBatch,
    previewOf: 20_000,
    event,
    judge: (tx, actor, ids) => look(tx, actor, ids),
    async apply(tx, actor, ids) {
      const outcomes = await look(tx, actor, ids, true)
      const changing = outcomes.filter(({ became }) => became === 'changed').map(({ id }) => id as LeadId)
      await write(tx, actor, changing)
      return outcomes
    },
  }
}
