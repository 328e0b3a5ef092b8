import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { PersonId } from '../../../contract/ids.ts'
import { showPerson } from '../../customers/show-person.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { collect } from './collect.ts'
import { type Entry, zip } from './zip.ts'

/**
 * Everything that is kept about a person, as a ZIP: `person.json`, and his files as they were sent, each under its id since
 * two may have one name. It is put together before the first byte, and the files are read while they are sent.
 * @throws Refusal `not_found`
 */
export async function exportPerson(
  tx: Tx,
  id: PersonId,
  actor: Actor,
  store: FileStore,
): Promise<{ name: string; bytes: Readable }> {
  const person = await showPerson(tx, id, actor)
  const { places, files } = await collect(tx, { entity: 'person', id: person.id }, actor, store)
  const about = {
    about: { id: person.id, name: person.name },
    exportedAt: Temporal.Now.instant().toString({ fractionalSecondDigits: 0 }),
    places,
  }
  async function* entries(): AsyncGenerator<Entry> {
    yield { name: 'person.json', bytes: [Buffer.from(JSON.stringify(about, null, 2))] }
    for (const file of files)
      yield {
        name: `files/${file.id}/${file.name.replaceAll('/', '_')}`,
        bytes: createReadStream(store.pathOf({ workspaceId: actor.workspaceId, id: file.id })),
      }
  }
  return { name: `${person.name}.zip`, bytes: zip(entries()) }
}
