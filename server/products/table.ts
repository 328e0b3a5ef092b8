import { sql } from 'kysely'
import type { ProductId } from '../../contract/ids.ts'
import { ownColumn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Product } from './product.ts'

/** The columns of a product `p` in the shape of Product. */
export const productColumns = sql`
  p.id, p.name, p.series, p.price, p.currency, p.margin, p.archived_at as "archivedAt", p.created_at as "createdAt",
  p.external_id as "externalId", coalesce(p.own, '{}') as own, p.version`

export async function loadProduct(
  tx: Tx,
  actor: Actor,
  id: ProductId,
  lock: 'lock' | 'look',
): Promise<Product> {
  const { rows } = await sql<Product>`
    select ${productColumns} from products p
    where p.workspace_id = ${actor.workspaceId} and p.id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertProduct(
  tx: Tx,
  actor: Actor,
  product: Pick<Product, 'id' | 'name' | 'series' | 'price' | 'currency' | 'margin' | 'own'>,
): Promise<void> {
  await unlessNameTaken(
    sql`
      insert into products (workspace_id, id, name, series, price, currency, margin, own, created_at)
      values (${actor.workspaceId}, ${product.id}, ${product.name}, ${product.series}, ${product.price},
              ${product.currency}, ${product.margin}, ${ownColumn(product.own)}, now())
    `.execute(tx),
  )
}

/** Writes everything that may change of a product and counts its version up. */
export async function saveProduct(tx: Tx, actor: Actor, product: Product): Promise<void> {
  await unlessNameTaken(
    sql`
      update products
      set name = ${product.name}, series = ${product.series}, price = ${product.price},
          currency = ${product.currency}, margin = ${product.margin}, archived_at = ${product.archivedAt},
          own = ${ownColumn(product.own)}, version = version + 1
      where workspace_id = ${actor.workspaceId} and id = ${product.id}
    `.execute(tx),
  )
}

/** Two products of one name, in whatever letters, would be mixed up in every list: the index refuses the second. */
async function unlessNameTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (fault) {
    if ((fault as { constraint?: string }).constraint !== 'products_by_name') throw fault
    throw new Refusal('already_exists', undefined, [
      { path: 'body.name', code: 'already_exists', message: 'another product has this name' },
    ])
  }
}
