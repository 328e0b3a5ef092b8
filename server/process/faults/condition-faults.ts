import type { ASTNode } from '@marcbachmann/cel-js'
import { ownFactName } from '../../../contract/process/facts.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import {
  type Condition,
  ConditionError,
  childrenOf,
  compileCondition,
  factNamed,
} from '../conditions/condition.ts'
import { type Knowledge, neverHolds } from '../conditions/never-holds.ts'
import { type Fault, fault, unknown } from './fault.ts'

/** A condition that cannot be asked, names a task there is not, or holds for no deal whatever. */
export function conditionFaults(document: DraftDocument, source: string | undefined, path: string): Fault[] {
  if (source === undefined) return []
  try {
    const condition = compileCondition(source, document)
    if (path !== 'appliesWhen' && factsIn(condition.ast).includes('customer.segments'))
      return [
        fault(path, 'unknown_fact', 'Segments are known to the rule that chooses the process alone.', {
          named: 'customer.segments',
        }),
      ]
    const tasks = new Set(document.stages.flatMap((stage) => stage.tasks.map(({ key }) => key)))
    const strangers = condition.tasks.flatMap((key) => unknown(key, path, tasks, 'task'))
    if (strangers.length > 0 || !neverHolds([condition.ast], knowledgeOf(document))) return strangers
    const message = `No deal can ever meet this: ${source}`
    return [fault(path, 'condition_never_holds', message, { condition: source })]
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error
    return [fault(path, error.code, error.message, { named: error.named })]
  }
}

/** The names of every fact a condition asks about. */
function factsIn(node: ASTNode): string[] {
  const named = factNamed(node)
  return named ? [named] : childrenOf(node).flatMap(factsIn)
}

/** The condition, if there is one and it can be asked. */
export function compiled(document: DraftDocument, source: string | undefined): Condition | null {
  if (source === undefined) return null
  try {
    return compileCondition(source, document)
  } catch (error) {
    if (error instanceof ConditionError) return null
    throw error
  }
}

/** What is known of facts without asking any deal: counts are never below zero, a choice is one of its options. */
export function knowledgeOf({ questionnaires, buyingStages, ownFields = [] }: DraftDocument): Knowledge {
  const choices = new Map<string, ReadonlySet<string>>([
    ['deal.customer_kind', new Set(['', 'company', 'person'])],
    ['deal.buying_stage', new Set(['', ...buyingStages.map(({ key }) => key)])],
    ['company.size', new Set(['', 'micro', 'small', 'medium', 'large'])],
  ])
  for (const { key, questions } of questionnaires) {
    for (const { key: question, type, options = [] } of questions) {
      // Without options nothing is known yet, and that is told by itself.
      if (options.length === 0 || (type !== 'choice' && type !== 'choices')) continue
      const chosen = options.map((option) => option.key)
      choices.set(`answers.${key}.${question}`, new Set(type === 'choice' ? ['', ...chosen] : chosen))
    }
  }
  for (const field of ownFields) {
    const { type, options = [] } = field
    if (type !== 'choice' && type !== 'choices') continue
    const keys = options.map(({ key }) => key)
    choices.set(ownFactName(field), new Set(type === 'choice' ? ['', ...keys] : keys))
  }
  return { choices }
}
