import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { listProducts } from '../../contract/products.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { keepTyping } from '../platform/keyboard/typed-ahead.ts'
import { oneOf, type RawSearch, textOf, useSearchParams } from '../platform/search-params.ts'
import { useMay } from '../platform/session.ts'
import { ListPage } from '../segments/list/ListPage.tsx'
import { readListSearch } from '../segments/list/list-search.ts'
import type { QuickFilter } from '../segments/views/ViewRow.tsx'
import { EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { useProductBulk } from './product-bulk.ts'
import { useProductColumns } from './product-columns.tsx'
import { type ProductState, useProducts } from './product-queries.ts'

const CreateProductDialog = lazy(async () => ({
  default: (await import('./CreateProductDialog.tsx')).CreateProductDialog,
}))

const readSearch = (raw: RawSearch) => ({
  ...readListSearch(raw),
  state: oneOf(raw.state, ['in_sale', 'archived']) ?? ('in_sale' as const),
  create: textOf(raw.create),
})

/** What is asked of products most. */
const quickProducts: readonly QuickFilter[] = [
  { key: 'in_open_deals', part: { field: 'open_deals', operator: 'at_least', value: 1 } },
  { key: 'sold', part: { field: 'won_deals', operator: 'at_least', value: 1 } },
]

/** The price list, edited where it stands by who looks after it. */
export function ProductsPage() {
  const say = useSay()
  const [{ create, state, ...search }, setSearch] = useSearchParams(readSearch)
  const mayEdit = useMay('products.edit')
  const { text, filter } = search
  const query = { state, ...(text && { text }), ...(filter && { filter }) }
  const products = useProducts(query)
  const openCreate = () => {
    keepTyping()
    setSearch({ create: 'product' })
  }
  useKeys({ ...(mayEdit && { c: openCreate }) })

  return (
    <ListPage
      entity="product"
      list="products"
      title={say('products.title')}
      search={search}
      onSearch={setSearch}
      route={listProducts}
      query={query}
      pages={products}
      columns={useProductColumns()}
      quick={quickProducts}
      within={{ field: 'in_sale', operator: 'is', value: state === 'in_sale' }}
      find={say('products.find')}
      actions={mayEdit && <Button onClick={openCreate}>{say('products.new')}</Button>}
      tabs={
        <TabLinks
          label={say('products.views')}
          tabs={(['in_sale', 'archived'] as const).map((one) => ({
            to: withSearch(paths.products(), { state: one === 'in_sale' ? undefined : one }),
            label: say(`products.state.${one}`),
            current: state === one,
          }))}
        />
      }
      bulk={useProductBulk()}
      none={<NoProducts state={state} {...(mayEdit && { onCreate: openCreate })} />}
    >
      <Suspense>
        {create === 'product' && mayEdit && (
          <CreateProductDialog onClose={() => setSearch({ create: undefined }, { replace: true })} />
        )}
      </Suspense>
    </ListPage>
  )
}

function NoProducts({ state, onCreate }: { state: ProductState; onCreate?: () => void }) {
  const say = useSay()
  const mayImport = useMay('import')
  return (
    <EmptyState
      title={say(`products.none.${state}`)}
      act={
        state === 'in_sale' && (
          <>
            {onCreate && <Button onClick={onCreate}>{say('products.none.create')}</Button>}{' '}
            {mayImport && <Link to={paths.imports()}>{say('products.none.import')}</Link>}
          </>
        )
      }
    >
      {say(`products.none.${state}.why`)}
    </EmptyState>
  )
}
