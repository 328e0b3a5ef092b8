import type { ProcessDocument } from '../../contract/process/process-document.ts'
import { compileCondition, holds } from './conditions/condition.ts'
import type { Facts } from './conditions/facts.ts'

/**
 * The process for a new deal nobody chose one for: the first, in the company's order, whose rule holds; else the first
 * without a rule; else the first. Null when the company has no process yet.
 */
export function selectProcess<P extends { readonly document: ProcessDocument }>(
  processes: readonly P[],
  facts: Facts,
): P | null {
  return (
    processes.find(
      ({ document }) =>
        document.appliesWhen && holds(compileCondition(document.appliesWhen, document), facts),
    ) ??
    processes.find(({ document }) => !document.appliesWhen) ??
    processes[0] ??
    null
  )
}
