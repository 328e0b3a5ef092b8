import { createPerson } from '../../contract/customers/people.ts'
import { mergeCustomers } from '../../contract/hygiene/duplicates.ts'
import { findDuplicates } from '../../server/hygiene/duplicates/find-duplicates.ts'
import type { World } from '../isolation/worlds.ts'
import type { Client, TestServer } from '../server.ts'

/** Two pairs that look like one and two that were merged, so that either list has a second page. */
export async function writeDownTwice(server: TestServer, key: Client, { cast }: World): Promise<void> {
  for (const [name, merged] of [
    ['Fjord Twice', false],
    ['Fjord Double', false],
    ['Fjord Once', true],
    ['Fjord Single', true],
  ] as const) {
    const email = `${name.toLowerCase().replace(' ', '.')}@fjord.example`
    const keep = await key.call(createPerson, { body: { name, email } })
    const gone = await key.call(createPerson, { body: { name, email } })
    const pick = ({ id, version }: typeof keep) => ({ id, version })
    if (merged)
      await key.call(mergeCustomers, { body: { entity: 'person', keep: pick(keep), gone: pick(gone) } })
  }
  await findDuplicates(server.db, [cast.kari.workspaceId])
}
