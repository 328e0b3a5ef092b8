import type { DealId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { moveDeal } from '../../server/deals/moving/move-deal.ts'
import { showDeal } from '../../server/deals/show-deal.ts'
import { previewVersionMove } from '../../server/deals/version-moves/preview/preview-version-move.ts'
import { runVersionMove } from '../../server/deals/version-moves/running/run-version-move.ts'
import { startVersionMove } from '../../server/deals/version-moves/running/start-version-move.ts'
import type { VersionMoveRecord } from '../../server/deals/version-moves/version-move.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { publishDocument } from '../../server/process/versions/publish-process.ts'
import { aDeal, lampProcess, playCast } from '../cast.ts'
import { databaseForTest } from '../database.ts'

type Stages = ProcessDocument['stages']
export type Asked = Partial<Parameters<typeof startVersionMove>[1]>

/** Fjordlys of its own for one test: its deals, its versions, and moving the ones to the others. */
export async function playMoves() {
  const database = await databaseForTest()
  const cast = await playCast(database.db)

  const write = <T>(work: Parameters<typeof cast.db.write<T>>[1]) =>
    cast.db.write(cast.kari.workspaceId, work)
  const show = (id: DealId) => write((tx) => showDeal(tx, { id }, cast.kari))
  const publish = (document: ProcessDocument) => write((tx) => publishDocument(tx, document, cast.kari))
  const asked = (more: Asked) => ({
    id: cast.processId,
    toVersion: 2,
    mapping: [],
    reason: 'The new way of pricing',
    ...more,
  })
  const preview = (more: Asked = {}) => write((tx) => previewVersionMove(tx, asked(more), cast.kari))
  const start = (more: Asked = {}, actor: Actor = cast.kari) =>
    write((tx) => startVersionMove(tx, asked(more), actor))
  async function moveAll(more: Asked = {}): Promise<VersionMoveRecord> {
    const { id } = await start(more)
    return (await runVersionMove(cast.db, cast.kari, id)) as VersionMoveRecord
  }
  async function inPricing(deal: { amount?: number } = {}): Promise<DealId> {
    const { id } = await aDeal(cast, deal)
    await write((tx) => moveDeal(tx, { id, to: 'pricing', override: false }, cast.ola))
    return id
  }

  return { database, cast, write, show, publish, preview, start, moveAll, inPricing }
}

/** The process of the cast, changed. */
export const lamps = (change: (stages: Stages) => Stages): ProcessDocument =>
  ProcessDocument.parse({ ...lampProcess, stages: change(structuredClone(lampProcess.stages)) })
export const withoutPricing = () => lamps((stages) => stages.filter(({ key }) => key !== 'pricing'))

/** What was refused; it fails where nothing was. */
export async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const fault = await work.then(() => null).catch((thrown: unknown) => thrown)
  if (!(fault instanceof Refusal)) throw fault ?? new Error('it was not refused')
  return fault
}
