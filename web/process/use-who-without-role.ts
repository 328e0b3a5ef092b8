import type { TaskKind } from '../../contract/process/process-document.ts'
import { useSay } from '../platform/i18n.tsx'

/**
 * Whose a task is that no role has: the deal owner's, by name or in general. An approval is decided by those who may let
 * the deal pass, which its owner may not do while anybody else can.
 */
export function useWhoWithoutRole(): (kind: TaskKind | undefined, owner: string) => string {
  const say = useSay()
  return (kind, owner) =>
    kind === 'approval' ? say('process.role.approvers', { right: say('right.gate.override') }) : owner
}
