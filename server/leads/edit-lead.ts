import type { OwnEdit } from '../../contract/fields.ts'
import type { LeadId } from '../../contract/ids.ts'
import { mustExist } from '../deals/referred.ts'
import { changedOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type Changes, changesNothing, edited, given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import { normalised } from './create-lead.ts'
import { firstContactClock } from './first-contact.ts'
import type { Lead } from './lead.ts'
import { allow } from './policy.ts'
import { lockLead, saveLead } from './table.ts'

/** Facts that people put right; `undefined` leaves one as it is, null empties it. */
export type EditLead = {
  [Field in
    | 'name'
    | 'companyName'
    | 'jobTitle'
    | 'email'
    | 'phone'
    | 'website'
    | 'city'
    | 'country'
    | 'language'
    | 'need'
    | 'productId'
    | 'amount'
    | 'currency'
    | 'source'
    | 'channel'
    | 'campaign']?: Lead[Field] | undefined
} & { own?: OwnEdit | undefined }

/**
 * Changes facts of a lead. The process it will run follows them, but a clock that runs already goes on as it was set.
 * @throws Refusal `changed_meanwhile`, `malformed`
 */
export async function editLead(
  tx: Tx,
  { id, ifMatch, edit }: { id: LeadId; ifMatch: number; edit: EditLead },
  actor: Actor,
): Promise<Lead> {
  const lead = await lockLead(tx, actor, id)
  allow(actor, 'edit', lead)
  seen(lead, ifMatch)
  const { own: ownEdit, ...facts } = edit
  const { own, changes: ownChanges } = await changedOwn(tx, actor, 'lead', lead.own, ownEdit)
  const { after, changes: factChanges } = edited<Lead>({ ...lead, own }, given(facts) as Partial<Lead>)
  const changes: Changes = { ...factChanges, ...ownChanges }
  if (changesNothing(changes)) return lead
  const { product } = await mustExist(tx, actor, { productId: after.productId })
  if (after.amount !== null && after.currency === null)
    after.currency = await workspaceCurrency(tx, actor.workspaceId)
  if ('phone' in changes || 'country' in changes) after.phoneE164 = await normalised(tx, actor, after)
  if (after.status === 'new' || after.status === 'contacted')
    after.processId = (await firstContactClock(tx, actor, after, Date.now(), product)).processId
  const saved = await saveLead(tx, actor, after)
  await record(tx, actor, {
    type: 'lead.edited',
    subject: { type: 'lead', id },
    data: {
      changed: Object.fromEntries(
        Object.entries(changes).map(([field, [from, to]]) => [field, { from, to }]),
      ),
    },
  })
  return saved
}
