import { type RawBuilder, sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { ProcessDocument, TaskTemplate } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { conditionsHold } from './conditions-hold.ts'

/** Facts of so many deals are gathered in well under a second; beyond that a preview only says how many it may be. */
const mostFacts = 2_000

/**
 * Tasks that would be new: without a condition counted, with one asked of each deal while the deals are few.
 * @param lacking templates, and how many of the deals have no such task
 * @param standingHere which deals `d` are meant
 */
export async function countNewTasks(
  tx: Tx,
  actor: Actor,
  target: ProcessDocument,
  lacking: readonly { template: TaskTemplate; deals: number }[],
  standingHere: RawBuilder<unknown>,
): Promise<{ newMandatory: number; newOptional: number; newPerhaps: number }> {
  const count = { newMandatory: 0, newOptional: 0, newPerhaps: 0 }
  const add = ({ mandatory }: TaskTemplate, tasks: number) => {
    count[mandatory ? 'newMandatory' : 'newOptional'] += tasks
  }
  const asking: TaskTemplate[] = []
  for (const { template, deals } of lacking) {
    if (!template.when) add(template, deals)
    else if (deals > mostFacts) count.newPerhaps += deals
    else if (deals > 0) asking.push(template)
  }
  if (asking.length === 0) return count

  const asked = await dealsLacking(tx, asking, standingHere)
  const holds = await conditionsHold(tx, actor, target, asked)
  for (const { deal, templates } of asked)
    for (const template of templates) if (holds(deal.id, template)) add(template, 1)
  return count
}

async function dealsLacking(tx: Tx, templates: readonly TaskTemplate[], standingHere: RawBuilder<unknown>) {
  const keys = templates.map(({ key }) => key)
  const { rows } = await sql<{ id: DealId; keys: string[] }>`
    select d.id, array_agg(k.key) as keys
    from deals d
    cross join unnest(${keys}::text[]) as k (key)
    where ${standingHere} and not exists (
      select from tasks t
      where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.visit_seq = d.visit_seq
        and t.template_key = k.key and t.state <> 'cancelled')
    group by d.id
  `.execute(tx)
  return rows.map(({ id, keys }) => ({
    deal: { id },
    templates: templates.filter((template) => keys.includes(template.key)),
  }))
}
