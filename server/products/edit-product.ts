import type { ProductId } from '../../contract/ids.ts'
import type { EditProduct } from '../../contract/products.ts'
import { changedOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { changesNothing, edited } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import { allowEdit } from './policy.ts'
import type { Product } from './product.ts'
import { loadProduct, saveProduct } from './table.ts'

/** Changes a product; deals keep the amounts they have. Refuses a name that is taken with `already_exists`. */
export async function editProduct(
  tx: Tx,
  { id, ifMatch, edit }: { id: ProductId; ifMatch: number; edit: EditProduct },
  actor: Actor,
): Promise<Product> {
  const product = await loadProduct(tx, actor, id, 'lock')
  allowEdit(actor)
  seen(product, ifMatch)
  const { own: ownEdit, ...facts } = edit
  const { own, changes: ownChanges } = await changedOwn(tx, actor, 'product', product.own, ownEdit)
  const { after, changes: factChanges } = edited<Product>({ ...product, own }, facts)
  const changes = { ...factChanges, ...ownChanges }
  if (changesNothing(changes)) return product
  if (after.price !== null) after.currency ??= await workspaceCurrency(tx, actor.workspaceId)

  await saveProduct(tx, actor, after)
  await record(tx, actor, { type: 'product.edited', subject: { type: 'product', id }, data: { changes } })
  return { ...after, version: product.version + 1 }
}
