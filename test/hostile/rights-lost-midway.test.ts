import { expect, onTestFinished, test } from 'vitest'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { runVersionMove } from '../../server/deals/version-moves/running/run-version-move.ts'
import { startVersionMove } from '../../server/deals/version-moves/running/start-version-move.ts'
import { runImport } from '../../server/import/running/run-import.ts'
import { begunImport } from '../../server/import/test-files.ts'
import { publishDocument } from '../../server/process/versions/publish-process.ts'
import { aDeal, type Cast, lampProcess, playCast } from '../cast.ts'
import { freshDatabase } from '../database.ts'

async function company(): Promise<{ cast: Cast; look: (text: string) => Promise<unknown[]> }> {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const cast = await playCast(database.db)
  return { cast, look: async (text) => (await database.owner.query(text)).rows }
}

test('an import writes nothing more once whoever began it may import no longer', async () => {
  const { cast, look } = await company()
  const rows = Array.from({ length: 30 }, (_, n) => `C${n},Lamps ${n},Pricing,2025-05-05,,1`)
  const { id } = await begunImport(cast, `id,title,phase,from,to,sum\n${rows.join('\n')}\n`)
  const running = runImport(cast.db, cast.kari, id, {
    batchOf: 1,
    onProgress: () => look(`update roles set rights = rights || '{"import": false}'`),
  })
  // Whatever batch was being written when the right went is the last.
  await expect(running).rejects.toMatchObject({ code: 'not_allowed' })
  const [{ state, fault, written }] = (await look(
    'select state, fault, (select count(*)::int from deals) as written from imports',
  )) as [{ state: string; fault: string; written: number }]
  expect({ state, fault }).toEqual({ state: 'failed', fault: 'not_allowed' })
  expect(written).toBeLessThan(30)
})

test('a version move ends where whoever began it is here no longer', async () => {
  const { cast, look } = await company()
  for (let n = 0; n < 4; n++) await aDeal(cast)
  const { workspaceId } = cast.kari
  const document = ProcessDocument.parse({ ...lampProcess, stages: lampProcess.stages.slice(1) })
  await cast.db.write(workspaceId, (tx) => publishDocument(tx, document, cast.kari))
  const mapping = [{ from: 'first_talk', to: 'negotiating' }]
  const wish = { id: cast.processId, toVersion: 2, mapping, reason: 'New' }
  const { id } = await cast.db.write(workspaceId, (tx) => startVersionMove(tx, wish, cast.kari))
  await look(`update members set deactivated_at = now() where id = '${cast.kari.memberId}'`)
  await expect(runVersionMove(cast.db, cast.kari, id)).rejects.toMatchObject({ code: 'not_allowed' })
  expect(await look('select state, fault from version_moves')).toEqual([
    { state: 'failed', fault: 'not_allowed' },
  ])
  expect(await look(`select distinct stage_key from deals`)).toEqual([{ stage_key: 'first_talk' }])
})
