import type { proposeProcess as route } from '../../../contract/process/choosing.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { compileCondition, holds } from '../../process/conditions/condition.ts'
import { selectProcess } from '../../process/select-process.ts'
import { notRetired, publishedProcesses } from '../../process/versions/published-processes.ts'
import { workspaceCurrency } from '../../team/workspace/workspace-currency.ts'
import { factsOf } from '../moving/gate-state.ts'
import { mustExist } from '../referred.ts'
import { newcomer } from './newcomer.ts'
import { ruleSegments } from './rule-segments.ts'

/**
 * What the rules choose for a deal with these facts, and whether it is a rule of its own that holds.
 * @throws Refusal `process_invalid` while no process is published, `malformed` for what is not there
 */
export async function proposeProcess(
  tx: Tx,
  asked: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const referred = await mustExist(tx, actor, asked)
  const now = Date.now()
  const processes = notRetired(await publishedProcesses(tx, actor.workspaceId))
  const facts = factsOf(
    {
      title: '',
      amount: asked.amount ?? 0,
      currency: asked.currency ?? (await workspaceCurrency(tx, actor.workspaceId)),
      source: asked.source ?? null,
      channel: asked.channel ?? null,
      companyId: asked.companyId ?? null,
      expectedCloseOn: null,
      createdAt: new Date(now).toISOString(),
      segments: await ruleSegments(tx, actor.workspaceId, processes, asked),
    },
    newcomer(asked, referred),
    now,
  )
  const chosen = selectProcess(processes, facts)
  if (!chosen) throw new Refusal('process_invalid', { why: 'no process is published yet' })
  const { name, appliesWhen } = chosen.document
  const ruleHolds = appliesWhen !== undefined && holds(compileCondition(appliesWhen, chosen.document), facts)
  return {
    processId: chosen.id,
    name,
    why: appliesWhen === undefined ? 'no_rule' : ruleHolds ? 'rule' : 'first',
    appliesWhen: appliesWhen ?? null,
  }
}
