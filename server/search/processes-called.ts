import type { ProcessVersionId } from '../../contract/ids.ts'
import { textIn } from '../../contract/text.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { documentsOf } from '../process/versions/version-document.ts'
import type { Asked } from './asked.ts'
import type { FoundRow } from './row.ts'

/**
 * Those that are called so in any language.
 * @param processes as processesInUse gives them, their latest version for a subtitle: names are in the documents
 */
export async function processesCalled(
  tx: Tx,
  processes: readonly FoundRow[],
  { text }: Asked,
  { language }: Actor,
): Promise<FoundRow[]> {
  const versionOf = ({ subtitle }: FoundRow) => subtitle as ProcessVersionId
  const documents = await documentsOf(tx, processes.map(versionOf))
  const words = folded(text).split(' ')
  return processes.flatMap((row) => {
    const name = documents.get(versionOf(row))?.name ?? ''
    const names = (typeof name === 'string' ? [name] : Object.values(name)).map(folded)
    if (!names.some((one) => words.every((word) => one.includes(word)))) return []
    return [{ ...row, title: textIn(name, language), subtitle: null }]
  })
}

/** Small letters without accents, as search_form in the database for what stands there. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{M}\u200c]/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
