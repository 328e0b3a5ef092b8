import { sql } from 'kysely'
import type { PersonId } from '../../../contract/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import type { DealsAbove } from '../../tasks/deals-above.ts'
import type { Deal } from '../deal.ts'
import { decimalsOf, factsOf, type Gathered, gatheredColumn } from '../moving/gate-state.ts'
import { moveLocked } from '../moving/move-deal.ts'
import { mayDeal } from '../policy.ts'
import { dealColumns, dealsWithNames, lockDeal, type Names, nameColumns } from '../table.ts'

/** What questionnaires and approvals need to know of deals, and what a refused approval does to one. */
export const dealsForTasks: DealsAbove = {
  async meetDeal(tx, actor, id) {
    const { rows } = await sql<Deal & Names & { gathered: Gathered }>`
      select ${dealColumns}, ${nameColumns}, ${gatheredColumn}
      from ${dealsWithNames}
      where d.workspace_id = ${actor.workspaceId} and d.id = ${id}
    `.execute(tx)
    const row = rows[0]
    if (!row) throw new Refusal('not_found')
    const document = await documentOf(tx, row.processVersionId)
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      amount: row.amount,
      currency: row.currency,
      expectedCloseOn: row.expectedCloseOn,
      company: row.companyName,
      stageKey: row.stageKey,
      ownerId: row.ownerId,
      ownerName: row.ownerName,
      visible: mayDeal(actor, 'see', row),
      document,
      facts: factsOf(row, row.gathered, Date.now(), document),
      given: row.gathered.answers,
      decimalsOf,
    }
  },

  async peopleToName(tx, actor, id, among) {
    if (among?.length === 0) return []
    const { rows } = await sql<{ id: PersonId; name: string }>`
      select p.id, p.name
      from deals d
      join people p on p.workspace_id = d.workspace_id
        and (p.company_id = d.company_id
             or exists (select from deal_people dp where dp.workspace_id = d.workspace_id and dp.deal_id = d.id
                          and dp.person_id = p.id))
      where d.workspace_id = ${actor.workspaceId} and d.id = ${id}
        and ${among === undefined ? sql`true` : sql`p.id = any (${among}::uuid[])`}
      order by p.name, p.id
      limit 200
    `.execute(tx)
    return rows
  },

  async lock(tx, actor, id) {
    await lockDeal(tx, actor, id)
  },

  async sendBack(tx, actor, id, to, reason) {
    await moveLocked(tx, await lockDeal(tx, actor, id), { id, to, reason, override: false }, actor)
  },
}
