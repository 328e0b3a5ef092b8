import { sql } from 'kysely'
import type { ShareId } from '../../../contract/ids.ts'
import type { CustomerId } from '../../../contract/sharing/shares.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { allowShare, customerCalled } from './shared-customer.ts'

/** @throws Refusal `not_found`, `not_allowed` */
export async function stopSharing(
  tx: Tx,
  { id, shareId }: { id: CustomerId; shareId: ShareId },
  actor: Actor,
): Promise<void> {
  const customer = await customerCalled(tx, actor, id)
  allowShare(actor, customer)
  const { rows } = await sql<{ name: string | null }>`
    delete from customer_shares s
    where s.workspace_id = ${actor.workspaceId} and s.id = ${shareId} and ${id} in (s.company_id, s.person_id)
    returning coalesce(
      (select m.name from members m where m.workspace_id = s.workspace_id and m.id = s.member_id),
      (select t.name from teams t where t.workspace_id = s.workspace_id and t.id = s.team_id)) as name
  `.execute(tx)
  const [stopped] = rows
  if (!stopped) throw new Refusal('not_found')
  await record(tx, actor, {
    type: `${customer.is}.unshared`,
    subject: { type: customer.is, id },
    data: { name: stopped.name },
  })
}
