import type { ProductId } from '../../contract/ids.ts'
import type { CreateProduct } from '../../contract/products.ts'
import { newOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import { allowEdit } from './policy.ts'
import type { Product } from './product.ts'
import { insertProduct, loadProduct } from './table.ts'

/** A price without a currency is in the company's own. Refuses a name that is taken with `already_exists`. */
export async function createProduct(tx: Tx, input: CreateProduct, actor: Actor): Promise<Product> {
  allowEdit(actor)
  const id = newId<ProductId>()
  const price = input.price ?? null
  await insertProduct(tx, actor, {
    id,
    name: input.name,
    series: input.series ?? null,
    price,
    currency: input.currency ?? (price === null ? null : await workspaceCurrency(tx, actor.workspaceId)),
    margin: input.margin ?? null,
    own: await newOwn(tx, actor, 'product', input.own),
  })
  await record(tx, actor, {
    type: 'product.created',
    subject: { type: 'product', id },
    data: { name: input.name },
  })
  return loadProduct(tx, actor, id, 'look')
}
