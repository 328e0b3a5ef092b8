import type { Product } from '../../contract/products.ts'
import type { BulkOf } from '../bulk/bulk.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'

/** What can be changed of many products at once; nothing for who may edit none. */
export function useProductBulk(): BulkOf<Product> | undefined {
  const say = useSay()
  const mayEdit = useMay('products.edit')
  if (!mayEdit) return undefined
  return {
    rowLabel: ({ name }) => say('bulk.choose', { name }),
    allLabel: say('bulk.choose_all'),
    fields: [
      { key: 'series', label: say('products.field.series'), type: 'text' },
      {
        key: 'price',
        label: say('products.field.price'),
        type: 'money',
        // What cannot be read goes as it was typed: the server says so under the field.
        edit: (value) =>
          typeof value === 'object' && value !== null && 'currency' in value
            ? { price: value.amount, currency: value.currency }
            : { price: value },
      },
      { key: 'margin', label: say('products.field.margin'), type: 'number' },
    ],
  }
}
