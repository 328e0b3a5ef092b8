import { sql } from 'kysely'
import type { OwnValues } from '../../contract/fields.ts'
import type { CompanyId, MemberId, PersonId, ProductId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { ownerFilter } from '../team/reach.ts'
import type { Gathered } from './moving/gate-state.ts'

interface Referring {
  companyId?: CompanyId | null | undefined
  personId?: PersonId | null | undefined
  productId?: ProductId | null | undefined
  ownerId?: MemberId | null | undefined
}

/**
 * Checks that everything a deal is to point to is there and may be seen, in one statement, and returns what conditions
 * ask about it. An id of another company's record and one that never existed are the same fault.
 * @throws Refusal `malformed` naming the fields
 */
export async function mustExist(
  tx: Tx,
  actor: Actor,
  asked: Referring,
): Promise<Pick<Gathered, 'company' | 'person' | 'product' | 'owner'>> {
  const { rows } = await sql<{
    company: Gathered['company']
    product: Gathered['product']
    owner: { name: string } | null
    person: { own: OwnValues | null } | null
  }>`
    select
      (select jsonb_build_object('industry', c.industry, 'country', c.country, 'city', c.city, 'employees', c.employees,
                                 'own', c.own)
       from companies c
       where c.workspace_id = ${actor.workspaceId} and c.id = ${asked.companyId ?? null}
         and ${ownerFilter(actor, 'customers.see', sql`c.owner_id`, sql`c.id`)}) as company,
      (select jsonb_build_object('name', p.name, 'series', p.series)
       from products p where p.workspace_id = ${actor.workspaceId} and p.id = ${asked.productId ?? null}) as product,
      (select jsonb_build_object('name', coalesce(m.email, m.name))
       from members m
       where m.workspace_id = ${actor.workspaceId} and m.id = ${asked.ownerId ?? null}
         and m.deactivated_at is null) as owner,
      (select jsonb_build_object('own', h.own)
       from people h
       where h.workspace_id = ${actor.workspaceId} and h.id = ${asked.personId ?? null}
         and ${ownerFilter(actor, 'customers.see', sql`h.owner_id`, sql`h.id`)}) as person
  `.execute(tx)
  const found = rows[0]
  const missing = [
    asked.companyId && !found?.company && 'companyId',
    asked.productId && !found?.product && 'productId',
    asked.ownerId && !found?.owner && 'ownerId',
    asked.personId && !found?.person && 'personId',
  ].filter((field) => typeof field === 'string')
  if (missing.length > 0)
    throw new Refusal(
      'malformed',
      undefined,
      missing.map((field) => ({ path: `body.${field}`, code: 'unknown_record', message: 'no such record' })),
    )
  return {
    company: found?.company ?? null,
    person: found?.person?.own ?? null,
    product: found?.product ?? null,
    owner: found?.owner?.name ?? actor.name,
  }
}
