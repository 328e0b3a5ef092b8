import { Button } from '@mantine/core'
import { archiveProduct, type Product, restoreProduct } from '../../contract/products.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatNumber, readAmount, writeAmount } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'
import { useMay, useSession } from '../platform/session.ts'
import { notify } from '../ui/feedback/notices.tsx'
import type { Column } from '../ui/tables/DataTable.tsx'
import { Name } from '../ui/values/Name.tsx'
import { MoneyText } from '../ui/values/values.tsx'
import styles from './EditCell.module.css'
import { EditCell } from './EditCell.tsx'
import { ProductOwnFields } from './ProductOwnFields.tsx'
import { touchedByProduct, useEditProduct } from './product-queries.ts'
import { readPercent } from './read-percent.ts'

export function useProductColumns(): Column<Product>[] {
  const say = useSay()
  const mayEdit = useMay('products.edit')
  const columns: Column<Product>[] = [
    { key: 'name', label: say('products.field.name'), cell: (row) => <NameCell product={row} /> },
    {
      key: 'series',
      label: say('products.field.series'),
      cell: (row) => <SeriesCell product={row} />,
      width: '24vw',
      onPhone: false,
    },
    {
      key: 'price',
      label: say('products.field.price'),
      cell: (row) => <PriceCell product={row} />,
      align: 'end',
      width: 'clamp(130px, 14vw, 220px)',
    },
    {
      key: 'margin',
      label: say('products.field.margin'),
      cell: (row) => <MarginCell product={row} />,
      align: 'end',
      width: '120px',
      onPhone: false,
    },
  ]
  if (!mayEdit) return columns
  return [
    ...columns,
    {
      key: 'act',
      label: say('common.actions'),
      cell: (row) => (
        <>
          <ProductOwnFields product={row} />
          <ArchiveButton product={row} />
        </>
      ),
      align: 'end',
      width: '220px',
      acts: true,
    },
  ]
}

function NameCell({ product }: { product: Product }) {
  const say = useSay()
  const save = useEditProduct(product)
  const name = (
    <strong>
      <Name>{product.name}</Name>
    </strong>
  )
  if (product.can.edit !== true) return name
  return (
    <EditCell
      label={say('products.edit.name', { name: product.name })}
      field="name"
      value={product.name}
      shown={name}
      onSave={(text) => save({ name: text })}
    />
  )
}

function SeriesCell({ product }: { product: Product }) {
  const say = useSay()
  const save = useEditProduct(product)
  if (product.can.edit !== true) return product.series
  return (
    <EditCell
      label={say('products.edit.series', { name: product.name })}
      field="series"
      value={product.series ?? ''}
      shown={product.series}
      onSave={(text) => save({ series: text || null })}
    />
  )
}

function PriceCell({ product }: { product: Product }) {
  const say = useSay()
  const reader = useReader()
  const save = useEditProduct(product)
  const own = useSession().workspace.currency
  const { price, currency } = product
  const shown = price !== null && <MoneyText amount={price} currency={currency ?? own} />
  if (product.can.edit !== true) return shown
  return (
    <EditCell
      label={say('products.edit.price', { name: product.name })}
      field="price"
      numeric
      value={price === null ? '' : writeAmount({ amount: price, currency: currency ?? own }, reader)}
      shown={shown}
      onSave={(text) => save({ price: text === '' ? null : minorUnits(text) })}
    />
  )

  /** What cannot be read goes to the server as it is, which then says so under the field. */
  function minorUnits(text: string): number {
    return readAmount(text, currency ?? own, reader) ?? (text as unknown as number)
  }
}

function MarginCell({ product }: { product: Product }) {
  const say = useSay()
  const reader = useReader()
  const save = useEditProduct(product)
  const { margin } = product
  const shown =
    margin !== null && formatNumber(margin / 100, reader, { style: 'percent', maximumFractionDigits: 2 })
  if (product.can.edit !== true) return shown
  return (
    <EditCell
      label={say('products.edit.margin', { name: product.name })}
      field="margin"
      numeric
      value={margin === null ? '' : formatNumber(margin, reader)}
      shown={shown}
      onSave={(text) => save({ margin: readPercent(text, reader) })}
    />
  )
}

function ArchiveButton({ product }: { product: Product }) {
  const say = useSay()
  const archive = useAct(archiveProduct, { touches: touchedByProduct })
  const restore = useAct(restoreProduct, { touches: touchedByProduct })
  const params = { id: product.id }
  const inSale = product.archivedAt === null
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={styles.act}
      loading={archive.isPending || restore.isPending}
      onClick={() =>
        inSale
          ? archive.mutate(
              { params },
              {
                onSuccess: () =>
                  notify({
                    text: say('products.archived', { name: product.name }),
                    undo: () => restore.mutate({ params }),
                  }),
              },
            )
          : restore.mutate({ params })
      }
    >
      {say(inSale ? 'products.archive' : 'products.restore')}
    </Button>
  )
}
