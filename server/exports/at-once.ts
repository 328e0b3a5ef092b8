import type { WorkspaceId } from '../../contract/ids.ts'
import { Refusal } from '../platform/refusal.ts'

/** Each file holds a connection of this server for as long as it is written, which nobody else can then use. */
const most = 3

const written = new Map<WorkspaceId, number>()

/** @throws Refusal `exports_running` with `most`, where as many files of the company are written now as may be */
export function mustHaveRoom(workspaceId: WorkspaceId): void {
  if ((written.get(workspaceId) ?? 0) >= most) throw new Refusal('exports_running', { most })
}

/** Counts a file in until what it answers is called. */
export function takeRoom(workspaceId: WorkspaceId): () => void {
  mustHaveRoom(workspaceId)
  written.set(workspaceId, (written.get(workspaceId) ?? 0) + 1)
  return () => {
    const left = (written.get(workspaceId) ?? 1) - 1
    if (left > 0) written.set(workspaceId, left)
    else written.delete(workspaceId)
  }
}
