import { type RawBuilder, sql } from 'kysely'
import type { DealId } from '../../../../contract/ids.ts'
import type { ProcessDocument, TaskTemplate } from '../../../../contract/process/process-document.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { conditionsHold } from '../conditions-hold.ts'

/**
 * Facts of so many deals are gathered in well under a second. Of a stage with more of them the preview says how many
 * tasks it may be at most, and `countConditionalTasks` goes through them page by page.
 */
export const mostFacts = 2_000

export interface NewTasks {
  newMandatory: number
  newOptional: number
}

/**
 * Tasks that would be new: without a condition counted, with one asked of each deal while the deals are few.
 * @param deals how many stand in the stage
 * @param lacking templates, and how many of the deals have no such task
 * @param standingHere which deals `d` are meant
 */
export async function countNewTasks(
  tx: Tx,
  actor: Actor,
  target: ProcessDocument,
  {
    deals,
    lacking,
    standingHere,
  }: {
    deals: number
    lacking: readonly { template: TaskTemplate; deals: number }[]
    standingHere: RawBuilder<unknown>
  },
): Promise<NewTasks & { newPerhaps: number }> {
  const count = { newMandatory: 0, newOptional: 0, newPerhaps: 0 }
  const asking: TaskTemplate[] = []
  for (const { template, deals: without } of lacking) {
    if (!template.when) addTasks(count, template, without)
    else if (deals > mostFacts) count.newPerhaps += without
    else if (without > 0) asking.push(template)
  }
  if (asking.length === 0) return count

  const asked = await dealsLacking(tx, asking, standingHere)
  const holds = await conditionsHold(tx, actor, target, asked)
  for (const { deal, templates } of asked)
    for (const template of templates) if (holds(deal.id, template)) addTasks(count, template, 1)
  return count
}

export function addTasks(count: NewTasks, { mandatory }: TaskTemplate, tasks: number): void {
  count[mandatory ? 'newMandatory' : 'newOptional'] += tasks
}

/** Deals that have no task yet from some of these templates, with those templates. */
export async function dealsLacking(
  tx: Tx,
  templates: readonly TaskTemplate[],
  standingHere: RawBuilder<unknown>,
): Promise<{ deal: { id: DealId }; templates: TaskTemplate[] }[]> {
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
