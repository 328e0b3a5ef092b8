import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { MemberId, TeamId } from '../../contract/ids.ts'
import type { Reach } from '../../contract/team/rights.ts'
import { addColleague, foundCompany } from '../../test/company.ts'
import { databaseForTest } from '../../test/database.ts'
import { createTeam } from './groups/teams.ts'
import { ownerFilter, reaches } from './reach.ts'

test('the filter of many rows and the answer about one say the same', async () => {
  const { db } = await databaseForTest()
  const kari = await foundCompany(db)
  const team = await db.write(kari.workspaceId, (tx) => createTeam(tx, { name: 'North', members: [] }, kari))
  const teams: TeamId[] = [team.id]
  const mate = await addColleague(db, kari, { name: 'Ola Nowak', role: 'seller', teams })
  const seller = await addColleague(db, kari, { name: 'Ewa Lis', role: 'seller', teams })
  expect(new Set(seller.teammates)).toEqual(new Set([seller.memberId, mate.memberId]))

  const owners: (MemberId | null)[] = [seller.memberId, mate.memberId, kari.memberId, null]
  const expected: Record<Reach, boolean[]> = {
    none: [false, false, false, false],
    own: [true, false, false, false],
    team: [true, true, false, false],
    all: [true, true, true, true],
  }
  for (const [reach, answers] of Object.entries(expected) as [Reach, boolean[]][]) {
    const actor = { ...seller, rights: { ...seller.rights, 'deals.see': reach } }
    expect(owners.map((owner) => reaches(actor, 'deals.see', owner, null))).toEqual(answers)
    const { rows } = await db.read(kari.workspaceId, (tx) =>
      sql<{ reached: boolean }>`
        select coalesce(${ownerFilter(actor, 'deals.see', sql.ref('o.owner_id'), null)}, false) as reached
        from unnest(${owners}::uuid[]) with ordinality as o (owner_id, place)
        order by place
      `.execute(tx),
    )
    expect(
      rows.map((row) => row.reached),
      reach,
    ).toEqual(answers)
  }
})
