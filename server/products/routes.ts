import * as products from '../../contract/products.ts'
import type { Actor } from '../platform/actor.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { archiveProduct } from './archive-product.ts'
import { createProduct } from './create-product.ts'
import { editProduct } from './edit-product.ts'
import { listProducts } from './list-products.ts'
import { productCan } from './policy.ts'
import type { Product } from './product.ts'
import { restoreProduct } from './restore-product.ts'
import { loadProduct } from './table.ts'

export const productRoutes: Binding[] = [
  bind(products.listProducts, ({ tx, query, actor }) => listProducts(tx, query, actor)),
  bind(products.createProduct, async ({ tx, body, actor }) =>
    shown(await createProduct(tx, body, actor), actor),
  ),
  bind(products.showProduct, async ({ tx, params, actor }) =>
    shown(await loadProduct(tx, actor, params.id, 'look'), actor),
  ),
  bind(products.editProduct, async ({ tx, params, ifMatch, body, actor }) =>
    shown(await editProduct(tx, { id: params.id, ifMatch, edit: body }, actor), actor),
  ),
  bind(products.archiveProduct, async ({ tx, params, actor }) =>
    shown(await archiveProduct(tx, params.id, actor), actor),
  ),
  bind(products.restoreProduct, async ({ tx, params, actor }) =>
    shown(await restoreProduct(tx, params.id, actor), actor),
  ),
]

const shown = (product: Product, actor: Actor) => ({ ...product, can: productCan(actor) })
