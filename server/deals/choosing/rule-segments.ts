import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Members, segmentsOfEach } from '../../segments/in-segment.ts'

interface Ruled {
  readonly document: { readonly appliesWhen?: string | undefined }
}

/**
 * Keys of the segments that a new deal's company or person is in, of those the rules name: `customer.segments`. Worked
 * out when a process is chosen, and asked for only where a rule names one.
 */
export async function ruleSegments(
  tx: Tx,
  workspaceId: WorkspaceId,
  processes: readonly Ruled[],
  { companyId, personId }: { companyId?: string | null | undefined; personId?: string | null | undefined },
): Promise<string[]> {
  const each = await ruleSegmentsOfEach(tx, workspaceId, processes, {
    company: [companyId],
    person: [personId],
  })
  return [...new Set([...each.values()].flat())]
}

/** The same for several records at once, by their ids. */
export async function ruleSegmentsOfEach(
  tx: Tx,
  workspaceId: WorkspaceId,
  processes: readonly Ruled[],
  members: Members,
): Promise<ReadonlyMap<string, readonly string[]>> {
  return segmentsOfEach(tx, workspaceId, keysNamed(processes), members)
}

/** Every text in quotation marks of a rule that asks for segments: a few more than are meant do no harm. */
export function keysNamed(processes: readonly Ruled[]): string[] {
  return processes.flatMap(({ document: { appliesWhen = '' } }) =>
    appliesWhen.includes('customer.segments')
      ? [...appliesWhen.matchAll(/'([a-z]\w*)'|"([a-z]\w*)"/g)].map(
          ([, one, other]) => (one ?? other) as string,
        )
      : [],
  )
}
