import type { MemberId, ProcessId } from '../../../contract/ids.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../../team/reach.ts'
import { faultsOf } from '../faults/faults-of.ts'
import { draftHints } from '../faults/hints.ts'
import { holdersOf } from '../holders.ts'
import { tables } from '../table.ts'
import { among, knownFields } from '../used-fields.ts'

/**
 * Draft     the document somebody works on; one a process, shared by all who may publish.
 * Unsaved   a process nobody works on has the draft that is its latest version: looking at it writes nothing.
 * Version   grows with every save, publication and discarding, and never begins again.
 */
export interface Draft {
  processId: ProcessId
  key: string
  document: DraftDocument
  basedOn: number | null
  version: number
  savedAt: string
  savedBy: { id: MemberId; name: string } | null
  /** Number of the version that new deals run; null for a process never published. */
  published: number | null
  /** Somebody has saved it: there is a row. */
  isSaved: boolean
}

export function mayDraft(actor: Actor): void {
  if (!holds(actor, 'process.publish')) throw new Refusal('not_allowed', { needs: 'process.publish' })
}

/** @throws Refusal `not_found` where the company has no such process */
export async function loadDraft(tx: Tx, actor: Actor, processId: ProcessId): Promise<Draft> {
  const row = await tables(tx)
    .withTables<{ members: { workspace_id: string; id: MemberId; name: string } }>()
    .selectFrom('processes as p')
    .leftJoin('process_drafts as d', (join) =>
      join.onRef('d.workspace_id', '=', 'p.workspace_id').onRef('d.process_id', '=', 'p.id'),
    )
    .leftJoin('process_versions as v', (join) =>
      join
        .onRef('v.workspace_id', '=', 'p.workspace_id')
        .onRef('v.process_id', '=', 'p.id')
        .on('v.state', '=', 'published'),
    )
    .leftJoin('members as m', (join) =>
      join.onRef('m.workspace_id', '=', 'd.workspace_id').onRef('m.id', '=', 'd.saved_by'),
    )
    .select(['p.key', 'p.draft_version', 'd.document as draft', 'd.based_on', 'd.saved_at'])
    .select(['v.document', 'v.number', 'v.published_at', 'm.id as saverId', 'm.name as saverName'])
    .where('p.workspace_id', '=', actor.workspaceId)
    .where('p.id', '=', processId)
    .executeTakeFirst()
  const document = row?.draft ?? row?.document
  if (!row || !document) throw new Refusal('not_found')
  return {
    processId,
    key: row.key,
    document,
    basedOn: row.draft ? row.based_on : row.number,
    version: row.draft_version,
    savedAt: (row.draft ? row.saved_at : row.published_at) as string,
    savedBy: row.saverId ? { id: row.saverId, name: row.saverName as string } : null,
    published: row.number,
    isSaved: row.draft !== null,
  }
}

/** Whoever saves, publishes or discards the draft of a process waits here for the one before him. */
export async function lockDraft(tx: Tx, actor: Actor, processId: ProcessId): Promise<Draft> {
  await tables(tx)
    .selectFrom('processes')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', processId)
    .forNoKeyUpdate()
    .execute()
  return loadDraft(tx, actor, processId)
}

/** The draft as the one who works on it sees it: with what is wrong, and whether there are people for its roles. */
export async function inFull(tx: Tx, actor: Actor, draft: Draft): Promise<ProcessDraft> {
  const { processId, document, basedOn, version, savedAt, savedBy } = draft
  const roles = document.roles.map(({ key }) => key)
  const holders = await holdersOf(tx, actor, roles)
  const judged = among(document, await knownFields(tx, actor.workspaceId))
  return {
    ...{ processId, document, basedOn, version, savedAt, savedBy, holders },
    faults: faultsOf(judged),
    hints: draftHints(judged, { holders, basedOn, published: draft.published }),
  }
}
