import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { foundCompany } from '../../../test/company.ts'
import { databaseForFile } from '../../../test/database.ts'
import { anyDocument } from '../faults/any-document.ts'
import { showProcess } from '../show-process.ts'
import { starters } from '../starters.ts'
import { publishProcess } from '../versions/publish-process.ts'
import { printProcess } from './yaml.ts'

const database = await databaseForFile()
const kari = await foundCompany(database.db)

async function throughTheDatabase(documents: readonly ProcessDocument[]) {
  return database.db.write(kari.workspaceId, async (tx) => {
    const yamls: { sent: string; received: string }[] = []
    for (const document of documents) {
      const sent = printProcess(document)
      const { processId } = await publishProcess(tx, { yaml: sent }, kari)
      yamls.push({ sent, received: printProcess((await showProcess(tx, { id: processId }, kari)).document) })
    }
    return yamls
  })
}

test('every starter comes out of the database as the bytes it went in', async () => {
  for (const { sent, received } of await throughTheDatabase(starters())) expect(received).toBe(sent)
})

test('five hundred processes of every kind come out of the database as the bytes they went in', async () => {
  const documents = fc
    .sample(anyDocument(), 500)
    .map((document, number) => ({ ...document, key: `process_${number}` }))
  const yamls = await throughTheDatabase(documents)
  expect(yamls).toHaveLength(500)
  for (const { sent, received } of yamls) expect(received).toBe(sent)
}, 300_000)
