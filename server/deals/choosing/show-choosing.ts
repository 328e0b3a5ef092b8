import { sql } from 'kysely'
import type { showChoosing as route, TestedDeal } from '../../../contract/process/choosing.ts'
import { testedDeals } from '../../../contract/process/choosing.ts'
import type { Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { selectProcess } from '../../process/select-process.ts'
import { holds } from '../../team/reach.ts'
import type { Deal } from '../deal.ts'
import { factsOf, type Gathered, gatheredColumn } from '../moving/gate-state.ts'
import { visibleDeals } from '../policy.ts'
import { dealColumns, dealsWithNames, type Names, nameColumns } from '../table.ts'
import { ruleSegmentsOfEach } from './rule-segments.ts'
import { candidates } from './rules.ts'

/**
 * The rules in their order, and what they would choose for the newest deals the actor may see, as these are known today.
 * @throws Refusal `not_allowed` when drafts are asked for without the right to publish
 */
export async function showChoosing(
  tx: Tx,
  { draft }: { draft?: 'true' | undefined },
  actor: Actor,
): Promise<Returned<typeof route>> {
  if (draft && !holds(actor, 'process.publish'))
    throw new Refusal('not_allowed', { act: 'see_drafts', needs: 'process.publish' })
  const rules = await candidates(tx, actor, { drafts: draft !== undefined })
  const deals = await tested(
    tx,
    actor,
    rules.filter(({ retiredAt }) => retiredAt === null),
  )
  return {
    rules: rules.map(({ id, document, ...rule }) => {
      const would = deals.filter((deal) => deal.would === id)
      return {
        ...rule,
        processId: id,
        name: document.name,
        would: would.length,
        differ: would.filter(({ runs }) => runs !== id).length,
      }
    }),
    deals,
  }
}

async function tested(
  tx: Tx,
  actor: Actor,
  processes: Awaited<ReturnType<typeof candidates>>,
): Promise<TestedDeal[]> {
  const { rows } = await sql<Deal & Names & { gathered: Gathered; personIds: string[] }>`
    select ${dealColumns}, ${nameColumns}, ${gatheredColumn},
           array(select dp.person_id::text from deal_people dp
                 where dp.workspace_id = d.workspace_id and dp.deal_id = d.id) as "personIds"
    from ${dealsWithNames}
    where d.workspace_id = ${actor.workspaceId} and ${visibleDeals(actor)}
    order by d.created_at desc, d.id desc
    limit ${testedDeals}
  `.execute(tx)
  const each = await ruleSegmentsOfEach(tx, actor.workspaceId, processes, {
    company: rows.map(({ companyId }) => companyId),
    person: rows.flatMap(({ personIds }) => personIds),
  })
  return rows.flatMap((row) => {
    const segments = [row.companyId ?? '', ...row.personIds].flatMap((id) => each.get(id) ?? [])
    const would = selectProcess(processes, factsOf({ ...row, segments }, row.gathered, Date.now()))
    if (!would) return []
    return [
      {
        id: row.id,
        number: row.number,
        title: row.title,
        company: row.companyName,
        source: row.source as TestedDeal['source'],
        channel: row.channel as TestedDeal['channel'],
        status: row.status,
        createdAt: row.createdAt,
        would: would.id,
        runs: row.processId,
      },
    ]
  })
}
