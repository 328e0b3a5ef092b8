import type { ProcessId } from '../../../contract/ids.ts'
import { DraftDocument } from '../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'
import type { Language, Text } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { showStarter } from '../starters.ts'
import { lockedProcess, tables } from '../table.ts'
import { inFull, loadDraft, mayDraft } from './draft.ts'
import { keepDraft } from './save-draft.ts'

interface BeginProcess {
  name: string
  language?: Language | undefined
  starter?: string | undefined
  copyOf?: ProcessId | undefined
}

/**
 * A new process that nobody runs yet: empty, from a starter, or as a copy of another one as it is being worked on.
 * @throws Refusal `not_found` for a starter or a process there is not, `already_exists` where a process has that name
 */
export async function beginProcess(tx: Tx, input: BeginProcess, actor: Actor): Promise<ProcessDraft> {
  mayDraft(actor)
  const document = await begunFrom(tx, input, actor)
  const present = await processNames(tx, actor)
  const same = present.find(({ name }) => isCalled(name, input.name))
  if (same) throw new Refusal('already_exists', { processId: same.id })
  const key = freeKey(input.name, new Set(present.map((process) => process.key)))
  const { id: processId } = await lockedProcess(tx, actor, key)
  const name = input.language ? { [input.language]: input.name } : input.name
  await keepDraft(tx, actor, { processId, basedOn: null }, { ...document, key, name })
  await record(tx, actor, {
    type: 'process.draft_begun',
    subject: { type: 'process', id: processId },
    data: { key, name, starter: input.starter, copyOf: input.copyOf },
  })
  return inFull(tx, actor, await loadDraft(tx, actor, processId))
}

async function begunFrom(
  tx: Tx,
  { name, starter, copyOf }: BeginProcess,
  actor: Actor,
): Promise<DraftDocument> {
  if (starter) return showStarter({ key: starter })
  if (!copyOf) return DraftDocument.parse({ key: 'empty', name })
  const { appliesWhen: _, ...document } = (await loadDraft(tx, actor, copyOf)).document
  // Two processes with one rule: the second would never be asked.
  return document
}

async function processNames(tx: Tx, actor: Actor): Promise<{ id: ProcessId; key: string; name: Text }[]> {
  return tables(tx)
    .selectFrom('processes as p')
    .leftJoin('process_versions as v', (join) =>
      join
        .onRef('v.workspace_id', '=', 'p.workspace_id')
        .onRef('v.process_id', '=', 'p.id')
        .on('v.state', '=', 'published'),
    )
    .leftJoin('process_drafts as d', (join) =>
      join.onRef('d.workspace_id', '=', 'p.workspace_id').onRef('d.process_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.key'])
    .select((eb) => eb.fn.coalesce('v.document', 'd.document').as('document'))
    .where('p.workspace_id', '=', actor.workspaceId)
    .execute()
    .then((rows) => rows.map(({ id, key, document }) => ({ id, key, name: document?.name ?? key })))
}

function isCalled(name: Text, wanted: string): boolean {
  const names = typeof name === 'string' ? [name] : Object.values(name)
  return names.some((one) => one?.toLowerCase() === wanted.toLowerCase())
}

/** `Selling lamps` is `selling_lamps`, and `selling_lamps_2` where that is taken. A name without Latin letters: `process`. */
function freeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, 50)
    .replace(/_+$/, '')
  const key = plain || 'process'
  if (!taken.has(key)) return key
  let number = 2
  while (taken.has(`${key}_${number}`)) number++
  return `${key}_${number}`
}
