import type { ProcessVersion } from '../../contract/process/process.ts'
import type { ProcessRole } from '../../contract/process/process-document.ts'

/** Roles that are given something to do and that nobody holds. What falls to the deal's owner always finds somebody. */
export function vacanciesOf({
  document,
  holders,
}: Pick<ProcessVersion, 'document' | 'holders'>): ProcessRole[] {
  const used = new Set(
    document.stages.flatMap(({ role, tasks }) => [role, ...tasks.map((task) => task.role)]),
  )
  return document.roles.filter(
    ({ key, assign }) => assign !== 'deal_owner' && used.has(key) && (holders[key] ?? []).length === 0,
  )
}
