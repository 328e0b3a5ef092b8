import type { editScoring as route, Scoring } from '../../../contract/leads/score.ts'
import type { Received } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { fitFilter } from '../../segments/fit-filter.ts'
import { askToLearn, learnedShown } from '../learned/table.ts'
import { forgetScores, saveScoringRules, scoringRules } from './table.ts'

const mayEdit = (actor: Actor) => actor.rights['leads.edit'] === 'all'

/** Where a score begins while nobody has said: a stranger is neither hot nor cold. */
export const usualBase = 20

export async function showScoring(tx: Tx, actor: Actor): Promise<Scoring> {
  const { base, rules, version } = (await scoringRules(tx, actor.workspaceId)) ?? {
    base: usualBase,
    rules: [],
    version: 0,
  }
  return {
    base,
    rules: [...rules],
    version,
    learned: await learnedShown(tx, actor.workspaceId),
    can: { edit: mayEdit(actor) || 'not_allowed' },
  }
}

/** @throws Refusal `changed_meanwhile`, `malformed` for a filter nobody could read */
export async function editScoring(
  tx: Tx,
  { base, rules, version }: Received<typeof route>['body'] & { version: number },
  actor: Actor,
): Promise<void> {
  allowEditing(actor)
  for (const rule of rules)
    if (rule.kind === 'is') await fitFilter(tx, 'lead', rule.filter, actor, { shared: true })
  const known = await scoringRules(tx, actor.workspaceId)
  seen(known ?? { base: usualBase, rules: [], version: 0 }, version)
  if (!(await saveScoringRules(tx, actor.workspaceId, { base, rules, version })))
    throw new Refusal('changed_meanwhile')
  await forgetScores(tx, actor.workspaceId)
  await recorded(tx, actor, 'lead_scoring.edited', {
    base,
    rules: rules.map(({ name, points }) => ({ name, points })),
  })
}

export async function learnAnew(tx: Tx, actor: Actor): Promise<void> {
  allowEditing(actor)
  await askToLearn(tx, actor.workspaceId)
  await recorded(tx, actor, 'lead_scoring.learning_asked', {})
}

function allowEditing(actor: Actor): void {
  if (!mayEdit(actor)) throw new Refusal('not_allowed', { act: 'edit scoring', needs: 'leads.edit' })
}

const recorded = (tx: Tx, actor: Actor, type: `lead_scoring.${string}`, data: Record<string, unknown>) =>
  record(tx, actor, { type, subject: { type: 'lead_scoring', id: actor.workspaceId }, data })
