import type { DocumentChange } from '../../../contract/process/process-drafts.ts'
import type { Text } from '../../../contract/text.ts'

export interface ChangeGroup {
  /** The stage all of it is about; null: the process as a whole. */
  stage: { key: string; name: Text } | null
  changes: DocumentChange[]
}

/** Changes by the stage they are about, in the order they were told: the process first. */
export function groupChanges(changes: readonly DocumentChange[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>()
  for (const change of changes) {
    const stage = change.what === 'stage' ? { key: change.key, name: change.name } : change.stage
    const group = groups.get(stage?.key ?? '') ?? { stage, changes: [] }
    group.changes.push(change)
    groups.set(stage?.key ?? '', group)
  }
  return [...groups.values()].sort((a, b) => Number(a.stage !== null) - Number(b.stage !== null))
}
