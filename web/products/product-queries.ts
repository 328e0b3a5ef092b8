import { editProduct, listProducts, type Product } from '../../contract/products.ts'
import type { Sent } from '../../contract/route.ts'
import { useAct } from '../platform/act.ts'
import { usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('product', () => [['products']])

export type ProductState = 'in_sale' | 'archived'

export const useProducts = (query: { state: ProductState; text?: string; filter?: string }) =>
  usePages(listProducts, { query: { ...query, limit: 100 } })

/** What a change of a product makes stale: deals show its name. */
export const touchedByProduct = [['products'], ['deals']]

/** Changes one field of a product; rejects with the server's refusal. */
export function useEditProduct(
  product: Product,
): (edit: Sent<typeof editProduct>['body']) => Promise<unknown> {
  const act = useAct(editProduct, { touches: touchedByProduct })
  return (body) => act.mutateAsync({ params: { id: product.id }, ifMatch: product.version, body })
}
