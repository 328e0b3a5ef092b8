import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Product } from '../../contract/products.ts'
import { useOwnFields } from '../fields/field-queries.ts'
import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import styles from './EditCell.module.css'
import { useEditProduct } from './product-queries.ts'

const OwnFacts = lazy(async () => ({ default: (await import('../fields/OwnFacts.tsx')).OwnFacts }))

/** What the company's own fields say of a product, behind a button of its row; none where there are no such fields. */
export function ProductOwnFields({ product }: { product: Product }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const save = useEditProduct(product)
  if (useOwnFields('product').length === 0) return null
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        className={styles.act}
        aria-label={`${say('own_fields.title')}: ${product.name}`}
        onClick={() => setOpen(true)}
      >
        {say('own_fields.title')}
      </Button>
      {open && (
        <Dialog opened onClose={() => setOpen(false)} title={product.name}>
          <Suspense>
            <OwnFacts
              entity="product"
              own={product.own}
              may={product.can.edit}
              onSave={(own) => save({ own })}
            />
          </Suspense>
        </Dialog>
      )}
    </>
  )
}
