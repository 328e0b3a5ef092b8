import type { ProcessId } from '../../../contract/ids.ts'
import type { DraftDocument, ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { compileCondition } from '../../process/conditions/condition.ts'
import { tables } from '../../process/table.ts'
import { among, knownFields } from '../../process/used-fields.ts'
import { type PublishedProcess, publishedProcesses } from '../../process/versions/published-processes.ts'

/** A process as the choice asks it: published, or (in a trial) as it would be. */
export interface Candidate {
  id: ProcessId
  key: string
  retiredAt: string | null
  neverPublished: boolean
  isDraft: boolean
  isFaulty: boolean
  /** As people wrote it; what is asked stands in the document. */
  appliesWhen: string | null
  document: ProcessDocument
}

/** The processes in the company's order; `drafts`: with the rules still being written, and processes never published. */
export async function candidates(
  tx: Tx,
  actor: Actor,
  { drafts }: { drafts: boolean },
): Promise<Candidate[]> {
  const published = new Map(
    (await publishedProcesses(tx, actor.workspaceId)).map((process) => [process.id, process]),
  )
  if (!drafts) return [...published.values()].map((process) => candidate(process, process.document))
  const rows = await tables(tx)
    .selectFrom('processes as p')
    .leftJoin('process_drafts as d', (join) =>
      join.onRef('d.workspace_id', '=', 'p.workspace_id').onRef('d.process_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.key', 'p.retired_at as retiredAt', 'd.document'])
    .where('p.workspace_id', '=', actor.workspaceId)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  const fields = await knownFields(tx, actor.workspaceId)
  return rows.flatMap(({ document, ...process }) => {
    const known = published.get(process.id)
    const shown = document ? among(document, fields) : known?.document
    return shown ? [candidate(known ?? process, shown)] : []
  })
}

function candidate(
  process: PublishedProcess | Pick<PublishedProcess, 'id' | 'key' | 'retiredAt'>,
  document: DraftDocument,
): Candidate {
  const before = 'document' in process ? process.document.appliesWhen : undefined
  const isFaulty = !canBeAsked(document)
  return {
    id: process.id,
    key: process.key,
    retiredAt: process.retiredAt,
    neverPublished: !('document' in process),
    isDraft: !('document' in process) || document.appliesWhen !== before,
    isFaulty,
    appliesWhen: document.appliesWhen ?? null,
    // A rule with a fault holds for nothing, rather than keeping the others from being tried.
    document: (isFaulty ? { ...document, appliesWhen: 'false' } : document) as ProcessDocument,
  }
}

function canBeAsked(document: DraftDocument): boolean {
  if (!document.appliesWhen) return true
  try {
    compileCondition(document.appliesWhen, document)
    return true
  } catch {
    return false
  }
}
