import type { ProductId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { allowEdit } from './policy.ts'
import type { Product } from './product.ts'
import { loadProduct, saveProduct } from './table.ts'

/** Puts a product back in sale. One that is in sale stays as it is. */
export async function restoreProduct(tx: Tx, id: ProductId, actor: Actor): Promise<Product> {
  const product = await loadProduct(tx, actor, id, 'lock')
  allowEdit(actor)
  if (product.archivedAt === null) return product

  const restored: Product = { ...product, archivedAt: null }
  await saveProduct(tx, actor, restored)
  await record(tx, actor, {
    type: 'product.restored',
    subject: { type: 'product', id },
    data: { name: product.name },
  })
  return { ...restored, version: product.version + 1 }
}
