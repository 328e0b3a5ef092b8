import { sql } from 'kysely'
import type { ProcessId, ProcessVersionId, TeamId } from '../contract/ids.ts'
import { ProcessDocument } from '../contract/process/process-document.ts'
import { createDeal } from '../server/deals/create-deal.ts'
import type { Deal } from '../server/deals/deal.ts'
import type { Actor } from '../server/platform/actor.ts'
import type { Database } from '../server/platform/database/tx.ts'
import { newId } from '../server/platform/ids.ts'
import { loadActor } from '../server/team/load-actor.ts'
import { tables } from '../server/team/table.ts'
import { addColleague, foundCompany } from './company.ts'

/**
 * Fjordlys AS, which sells lamps: Kari Berg runs it, Ola Nowak sells with Eva Lind in one team, Per Moe sells in
 * another, Dariush Rad prices (analyst) and may open no deal.
 */
export interface Cast {
  db: Database
  kari: Actor
  ola: Actor
  eva: Actor
  per: Actor
  dariush: Actor
  processId: ProcessId
  versionId: ProcessVersionId
}

/** Four stages; the second holds a mandatory task of the analyst, a required amount and a criterion. */
export const lampProcess = ProcessDocument.parse({
  key: 'lamps',
  name: 'Selling lamps',
  roles: [{ key: 'analyst', name: 'Analyst', department: 'Pricing', assign: 'queue' }],
  stages: [
    {
      key: 'first_talk',
      name: 'Talking for the first time',
      winProbability: 10,
      tasks: [{ key: 'note', name: 'Write down what was said', kind: 'other', mandatory: false }],
      maySkipTo: ['negotiating'],
    },
    {
      key: 'pricing',
      name: 'Pricing the offer',
      winProbability: 40,
      deadline: { warn: { workingDays: 1 }, breach: { workingDays: 2 } },
      requiredFields: ['amount'],
      exitCriteria: [{ key: 'worth_it', name: 'Worth more than 1,000', condition: 'deal.amount > 1000.0' }],
      tasks: [
        {
          key: 'price',
          name: 'Calculate the price',
          kind: 'other',
          mandatory: true,
          role: 'analyst',
          due: { workingMinutes: 240 },
        },
        { key: 'check', name: 'Check the price', kind: 'other', mandatory: true, after: ['price'] },
      ],
    },
    { key: 'negotiating', name: 'Negotiating the terms', winProbability: 70 },
    { key: 'signing', name: 'Signing the contract', winProbability: 90 },
  ],
  wonReasons: [{ key: 'price', name: 'Our price' }],
  lostReasons: [{ key: 'no_need', name: 'No need' }],
})

export async function playCast(db: Database): Promise<Cast> {
  const kari = await foundCompany(db)
  const teams = await db.write(kari.workspaceId, async (tx) => {
    const rows = ['Oslo', 'Bergen'].map((name) => ({
      workspace_id: kari.workspaceId,
      id: newId<TeamId>(),
      name,
    }))
    await tables(tx).insertInto('teams').values(rows).execute()
    return rows.map((row) => row.id)
  })
  const [oslo, bergen] = teams as [TeamId, TeamId]
  const ola = await addColleague(db, kari, { name: 'Ola Nowak', role: 'seller', teams: [oslo] })
  const eva = await addColleague(db, kari, { name: 'Eva Lind', role: 'manager', teams: [oslo] })
  const per = await addColleague(db, kari, { name: 'Per Moe', role: 'seller', teams: [bergen] })
  const dariush = await addColleague(db, kari, { name: 'Dariush Rad', role: 'specialist' })
  const published = await publishFor(db, kari, lampProcess)
  await db.write(kari.workspaceId, (tx) =>
    tables(tx)
      .insertInto('role_holders')
      .values({ workspace_id: kari.workspaceId, role_key: 'analyst', member_id: dariush.memberId })
      .execute(),
  )
  const again = (actor: Actor) =>
    db.read(kari.workspaceId, async (tx) => (await loadActor(tx, kari.workspaceId, actor, 'screen')) as Actor)
  return {
    db,
    kari: await again(kari),
    ola: await again(ola),
    eva: await again(eva),
    per: await again(per),
    dariush: await again(dariush),
    ...published,
  }
}

/** A version as it lies in the database, without the validation that publishing does. */
export async function publishFor(db: Database, actor: Actor, document: ProcessDocument) {
  const processId = newId<ProcessId>()
  const versionId = newId<ProcessVersionId>()
  await db.write(actor.workspaceId, async (tx) => {
    await sql`
      insert into processes (workspace_id, id, key, position)
      values (${actor.workspaceId}, ${processId}, ${document.key}, 0)
    `.execute(tx)
    await sql`
      insert into process_versions (workspace_id, id, process_id, number, state, document, published_at, published_by)
      values (${actor.workspaceId}, ${versionId}, ${processId}, 1, 'published', ${JSON.stringify(document)}, now(),
              ${actor.memberId})
    `.execute(tx)
  })
  return { processId, versionId }
}

/** A deal of Ola's unless somebody else makes it. */
export function aDeal(
  { db, ola }: Cast,
  deal: { title?: string; amount?: number } = {},
  actor = ola,
): Promise<Deal> {
  return db.write(actor.workspaceId, (tx) =>
    createDeal(tx, { title: deal.title ?? 'Lamps for the harbour', amount: deal.amount ?? 500_000 }, actor),
  )
}
