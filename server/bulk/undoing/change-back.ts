import type { BulkChange, BulkList } from '../../../contract/bulk.ts'
import type { BulkEditId, DealId, LeadId, MemberId } from '../../../contract/ids.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { reopenDeal } from '../../deals/closing/reopen-deal.ts'
import type { Deal } from '../../deals/deal.ts'
import { moveDeal } from '../../deals/moving/move-deal.ts'
import { lockDeal } from '../../deals/table.ts'
import { assignLead } from '../../leads/assign-lead.ts'
import type { Lead } from '../../leads/lead.ts'
import { reopenLead } from '../../leads/recycling/reopen-lead.ts'
import { lockLead } from '../../leads/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { given } from '../../platform/edit.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Change, slowBatch } from '../changing/change.ts'
import { editOf } from '../changing/change-of.ts'
import { eachAlone } from '../changing/outcome.ts'
import { formerValues } from './former-values.ts'
import { toldOf } from './told-of.ts'

/** How what a bulk edit changed is given back, wherever nobody has changed it since; through the same rules. */
export function changeBack(list: BulkList, change: BulkChange, undoes: BulkEditId): Change {
  switch (change.act) {
    case 'edit': {
      const { own: _own, ...facts } = given(change.edit as Record<string, unknown>)
      return editOf(list, Object.keys(facts), (tx, actor, ids) => formerValues(tx, actor, undoes, ids))
    }
    case 'move':
      return eachBack(undoes, 'deal.moved', async (tx, actor, id, { from, to }) => {
        const deal = await lockDeal(tx, actor, id as DealId)
        mustStand<Deal>(deal, { status: 'open', stageKey: to as string })
        await moveDeal(tx, { id: deal.id, to: from as string, reason: why(actor), override: false }, actor)
      })
    case 'lose':
      return eachBack(undoes, 'deal.reopened', async (tx, actor, id) => {
        const deal = await lockDeal(tx, actor, id as DealId)
        mustStand<Deal>(deal, { status: 'lost' })
        await reopenDeal(tx, { id: deal.id, reason: why(actor) }, actor)
      })
    case 'assign':
      return eachBack(undoes, 'lead.assigned', async (tx, actor, id, { from, to }) => {
        const lead = await lockLead(tx, actor, id as LeadId)
        mustStand<Lead>(lead, { ownerId: to as MemberId })
        await assignLead(tx, { id: lead.id, ownerId: from as MemberId | null }, actor)
      })
    case 'disqualify':
      return eachBack(undoes, 'lead.reopened', async (tx, actor, id) => {
        const lead = await lockLead(tx, actor, id as LeadId)
        mustStand<Lead>(lead, { status: 'disqualified' })
        await reopenLead(tx, { id: lead.id, reason: why(actor) }, actor)
      })
  }
}

function eachBack(
  undoes: BulkEditId,
  event: string,
  back: (tx: Tx, actor: Actor, id: string, told: Record<string, unknown>) => Promise<void>,
): Change {
  return {
    ...slowBatch,
    event,
    judge: () => Promise.reject(new Error('an undo is not previewed')),
    async apply(tx, actor, ids) {
      const told = await toldOf(tx, actor, undoes, ids)
      return eachAlone(tx, ids, async (id) => {
        await back(tx, actor, id, told.get(id) ?? {})
        return 'changed'
      })
    },
  }
}

/** Somebody has taken it further: what he did stays. */
function mustStand<Of>(record: Of, as: Partial<Of>): void {
  for (const [field, value] of Object.entries(as))
    if (record[field as keyof Of] !== value) throw new Refusal('changed_meanwhile')
}

const why = ({ language }: Actor) => textIn(undone, language)

const undone: Text = {
  en: 'A bulk edit was undone',
  pl: 'Cofnięto zmianę zbiorczą',
  nb: 'En masseendring ble angret',
  fa: 'یک ویرایش گروهی برگردانده شد',
}
