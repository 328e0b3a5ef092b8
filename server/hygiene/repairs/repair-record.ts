import type { Repaired, RepairRecord } from '../../../contract/hygiene/repairs.ts'
import { editCompany } from '../../customers/edit-company.ts'
import { editPerson } from '../../customers/edit-person.ts'
import { editDeal } from '../../deals/edit-deal.ts'
import { editLead } from '../../leads/edit-lead.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { checkRecords } from '../checks/check-records.ts'
import { wholeScore } from '../score/cleanness.ts'

/**
 * Changes a record through its own command, with all its rules and events, and checks it anew in the same transaction, so
 * that who repairs sees at once what that was worth.
 * @throws Refusal whatever the record's own command refuses
 */
export async function repairRecord(
  tx: Tx,
  { repair, ifMatch }: { repair: RepairRecord; ifMatch: number },
  actor: Actor,
): Promise<Repaired> {
  const { version } = await edit(tx, repair, ifMatch, actor).catch(within)
  const { entity, id } = repair
  const [judged] = await checkRecords(tx, actor.workspaceId, entity, { ids: [id] })
  return { id, version, findings: judged?.findings ?? [], score: await wholeScore(tx, actor) }
}

function edit(tx: Tx, repair: RepairRecord, ifMatch: number, actor: Actor): Promise<{ version: number }> {
  switch (repair.entity) {
    case 'company':
      return editCompany(tx, { id: repair.id, ifMatch, edit: repair.edit }, actor)
    case 'person':
      return editPerson(tx, { id: repair.id, ifMatch, edit: repair.edit }, actor)
    case 'deal':
      return editDeal(tx, { id: repair.id, ifMatch, changes: repair.edit }, actor)
    case 'lead':
      return editLead(tx, { id: repair.id, ifMatch, edit: repair.edit }, actor)
  }
}

/** The command speaks of the body of its own route; here that is the edit within one. */
function within(fault: unknown): never {
  if (!(fault instanceof Refusal) || !fault.fields) throw fault
  const fields = fault.fields.map((field) => ({
    ...field,
    path: field.path.replace(/^body\./, 'body.edit.'),
  }))
  throw new Refusal(fault.code, fault.details, fields)
}
