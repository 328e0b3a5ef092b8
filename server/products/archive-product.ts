import type { ProductId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { allowEdit } from './policy.ts'
import type { Product } from './product.ts'
import { loadProduct, saveProduct } from './table.ts'

/** Takes a product out of sale. One that is out already stays as it is. */
export async function archiveProduct(tx: Tx, id: ProductId, actor: Actor): Promise<Product> {
  const product = await loadProduct(tx, actor, id, 'lock')
  allowEdit(actor)
  if (product.archivedAt !== null) return product

  const archived: Product = { ...product, archivedAt: new Date().toISOString() }
  await saveProduct(tx, actor, archived)
  await record(tx, actor, {
    type: 'product.archived',
    subject: { type: 'product', id },
    data: { name: product.name },
  })
  return { ...archived, version: product.version + 1 }
}
