import { z } from 'zod'
import { Instant } from './days.ts'
import { OwnEdit, OwnValues } from './fields.ts'
import { ProductId } from './ids.ts'
import { Currency, MinorUnits } from './money.ts'
import { May } from './named.ts'
import { Page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { NarrowingQuery } from './segments/filters.ts'
import { Line } from './text.ts'

/** What is sold. An archived product stays on the deals that have it and is offered no more. */
export const Product = z.object({
  id: ProductId,
  name: z.string(),
  /** The family it belongs to. */
  series: z.string().nullable(),
  /** The list price of one, in minor units of `currency`. */
  price: z.int().nullable(),
  currency: z.string().nullable(),
  /** What stays of the price once the product's own cost is paid, in per cent. */
  margin: z.number().nullable(),
  archivedAt: Instant.nullable(),
  createdAt: Instant,
  externalId: z.string().nullable(),
  /** The company's own fields (contract/fields.ts), by key. */
  own: OwnValues,
  version: z.int(),
  can: z.object({ edit: May }),
})
export type Product = z.infer<typeof Product>

const Margin = z.number().min(0).max(100).multipleOf(0.01)

const params = z.object({ id: ProductId })

const body = {
  series: Line(120).nullable(),
  price: MinorUnits.nullable(),
  /** The company's own currency unless said. */
  currency: Currency.nullable(),
  /** Per cent, to two decimals. What goals of profit are counted from. */
  margin: Margin.nullable(),
  /** The company's own fields by key; those left out stay, null empties one. */
  own: OwnEdit,
}

export const listProducts = route({
  method: 'GET',
  path: '/products',
  summary: 'Products by name; those in sale unless asked otherwise.',
  needs: 'signed_in',
  query: z.object({
    ...PageQuery,
    /** Part of the name. */
    text: Line(100).optional(),
    series: Line(120).optional(),
    state: z.enum(['in_sale', 'archived', 'all']).default('in_sale'),
    ...NarrowingQuery,
  }),
  returns: Page(Product),
  refusals: ['bad_cursor'],
})

export const createProduct = route({
  method: 'POST',
  path: '/products',
  summary: 'A new product. Its name is not yet taken.',
  needs: 'products.edit',
  body: z.strictObject({ name: Line(), ...z.object(body).partial().shape }),
  returns: Product,
  status: 201,
  refusals: ['already_exists'],
})
export type CreateProduct = z.output<typeof createProduct.body>

export const showProduct = route({
  method: 'GET',
  path: '/products/{id}',
  summary: 'One product.',
  needs: 'signed_in',
  params,
  returns: Product,
  refusals: ['not_found'],
})

export const editProduct = route({
  method: 'PATCH',
  path: '/products/{id}',
  summary: 'Change a product; null empties a field. Deals keep the amounts they have.',
  needs: 'products.edit',
  params,
  body: z.strictObject({ name: Line(), ...body }).partial(),
  returns: Product,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'already_exists'],
})
export type EditProduct = z.output<typeof editProduct.body>

export const archiveProduct = route({
  method: 'PUT',
  path: '/products/{id}/archive',
  summary: 'Take a product out of sale.',
  needs: 'products.edit',
  params,
  body: z.strictObject({}).optional(),
  returns: Product,
  refusals: ['not_found'],
})

export const restoreProduct = route({
  method: 'DELETE',
  path: '/products/{id}/archive',
  summary: 'Put a product back in sale.',
  needs: 'products.edit',
  params,
  returns: Product,
  refusals: ['not_found'],
})
