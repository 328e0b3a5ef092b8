import { sql } from 'kysely'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal, putPersonOnDeal, showDeal } from '../../contract/deals/deals.ts'
import { closeDeal } from '../../contract/deals/moves.ts'
import type { CompanyId, MemberId } from '../../contract/ids.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { loadActor } from '../../server/team/load-actor.ts'
import type { Cast } from '../cast.ts'
import { type House, openHouse } from '../house.ts'
import type { TestServer } from '../server.ts'

/** Everything is called so, that search and text filters find all of it. */
export const word = 'Lyskilde'

export interface Customer {
  id: string
  ownerId: MemberId | null
  companyId: CompanyId | null
}
export interface Deal {
  id: string
  ownerId: MemberId | null
  companyId: CompanyId | null
  people: string[]
  status: string
  amount: number
}

export interface Shares extends House<'kari' | 'per'>, Awaited<ReturnType<typeof records>> {
  /** The first company of his, or the one after so many. */
  companyOf(actor: Actor, place?: number): CompanyId
}

/** Customers and deals of several owners, of whom each sees his own or his team's. */
export async function playShares(): Promise<Shares> {
  const { server, kari, per, ...house } = await openHouse(['kari', 'per'])
  const cast = await withReaches(server, house.cast)
  const owners = [cast.ola, cast.eva, cast.per, cast.kari].map(({ memberId }) => memberId)
  for (const [place, ownerId] of [...owners, null, ...owners].entries()) {
    const company = await kari.call(createCompany, { body: { name: `${word} ${place} AS`, ownerId } })
    const person = await kari.call(createPerson, {
      body: {
        name: `${word} Hansen ${place}`,
        companyId: company.id,
        ownerId: owners[(place + 1) % 4] ?? null,
      },
    })
    const alone = await kari.call(createPerson, { body: { name: `${word} Alone ${place}`, ownerId } })
    for (const [turn, personId] of [person.id, alone.id].entries()) {
      const deal = await kari.call(createDeal, {
        body: {
          title: `${word} deal ${place}.${turn}`,
          amount: 1_000 * (place + 1) + turn,
          ownerId: owners[(place + turn) % 4] as MemberId,
          ...(turn === 0 ? { companyId: company.id } : {}),
        },
      })
      await kari.call(putPersonOnDeal, { params: { id: deal.id, personId }, body: { personas: [] } })
      if (place % 3 === 0 && turn === 0)
        await kari.call(closeDeal, {
          params: { id: deal.id },
          ifMatch: (await kari.call(showDeal, { params: { id: deal.id } })).version,
          body: { outcome: 'lost', reason: 'no_need' },
        })
    }
  }
  const known = await records(server, cast)
  return {
    ...known,
    server,
    cast,
    kari,
    per,
    companyOf: (actor, place = 0) =>
      known.companies.filter(({ ownerId }) => ownerId === actor.memberId)[place]?.id as CompanyId,
  }
}

/** Every customer and deal there is, past all rights. */
export async function records(server: TestServer, cast: Cast) {
  const { workspaceId } = cast.kari
  return server.db.read(workspaceId, async (tx) => ({
    companies: (
      await sql<Customer>`select id, owner_id as "ownerId", null as "companyId" from companies`.execute(tx)
    ).rows,
    people: (
      await sql<Customer>`select id, owner_id as "ownerId", company_id as "companyId" from people`.execute(tx)
    ).rows,
    deals: (
      await sql<Deal>`
        select d.id, d.owner_id as "ownerId", d.company_id as "companyId", d.status, d.amount::integer as amount,
               array(select dp.person_id::text from deal_people dp where dp.deal_id = d.id) as people
        from deals d`.execute(tx)
    ).rows,
  }))
}

/** Sellers reach their own, the manager her team's, the administrator everybody's: customers and deals alike. */
async function withReaches(server: TestServer, played: Cast): Promise<Cast> {
  const reach = (to: string) =>
    JSON.stringify(
      Object.fromEntries(
        ['customers.see', 'customers.edit', 'deals.see', 'deals.edit'].map((right) => [right, to]),
      ),
    )
  for (const [role, to] of [
    ['seller', 'own'],
    ['manager', 'team'],
  ] as const)
    await server.owner.query(`update roles set rights = rights || $1::jsonb where key = $2`, [
      reach(to),
      role,
    ])
  const again = (actor: Actor) =>
    server.db.read(
      actor.workspaceId,
      async (tx) => (await loadActor(tx, actor.workspaceId, actor, 'screen')) as Actor,
    )
  return {
    ...played,
    ola: await again(played.ola),
    eva: await again(played.eva),
    per: await again(played.per),
  }
}
