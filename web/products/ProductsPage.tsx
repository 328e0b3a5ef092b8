import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { ExportMenu } from '../exports/ExportMenu.tsx'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { oneOf, type RawSearch, textOf, useSearchParams } from '../platform/search-params.ts'
import { useMay } from '../platform/session.ts'
import { EmptyState, ErrorState } from '../ui/feedback/states.tsx'
import { Icon } from '../ui/icons.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { DataTable } from '../ui/tables/DataTable.tsx'
import { useProductColumns } from './product-columns.tsx'
import { type ProductState, useProducts } from './product-queries.ts'

const CreateProductDialog = lazy(async () => ({
  default: (await import('./CreateProductDialog.tsx')).CreateProductDialog,
}))

interface ProductsSearch {
  text: string | undefined
  state: ProductState
  create: string | undefined
}

function readProductsSearch(raw: RawSearch): ProductsSearch {
  return {
    text: textOf(raw.text),
    state: oneOf(raw.state, ['in_sale', 'archived']) ?? 'in_sale',
    create: textOf(raw.create),
  }
}

/** The price list, edited where it stands by who looks after it. */
export function ProductsPage() {
  const say = useSay()
  const [{ text, state, create }, setSearch] = useSearchParams(readProductsSearch)
  const mayEdit = useMay('products.edit')
  const products = useProducts({ text, state })
  const columns = useProductColumns()
  const search = useDebouncedCallback(
    (typed: string) => setSearch({ text: typed.trim() || undefined }, { replace: true }),
    200,
  )
  const openCreate = () => setSearch({ create: 'product' })
  useKeys({ ...(mayEdit && { c: openCreate }) })

  return (
    <Page
      title={say('products.title')}
      actions={mayEdit && <Button onClick={openCreate}>{say('products.new')}</Button>}
      tools={
        <>
          <TabLinks
            label={say('products.views')}
            tabs={(['in_sale', 'archived'] as const).map((one) => ({
              to: withSearch(paths.products(), { state: one === 'in_sale' ? undefined : one }),
              label: say(`products.state.${one}`),
              current: state === one,
            }))}
          />
          <TextInput
            aria-label={say('products.find')}
            placeholder={say('products.find')}
            defaultValue={text}
            onChange={(event) => search(event.currentTarget.value)}
            leftSection={<Icon name="search" />}
          />
          <ExportMenu list="products" query={{ text, state }} />
        </>
      }
    >
      {products.error && !products.rows ? (
        <ErrorState error={products.error} onRetry={products.retry} />
      ) : (
        <DataTable
          label={say('products.title')}
          columns={columns}
          rows={products.rows}
          rowKey={(product) => product.id}
          more={products}
          empty={<NoProducts state={text ? 'no_match' : state} {...(mayEdit && { onCreate: openCreate })} />}
        />
      )}
      <Suspense>
        {create === 'product' && mayEdit && (
          <CreateProductDialog onClose={() => setSearch({ create: undefined }, { replace: true })} />
        )}
      </Suspense>
    </Page>
  )
}

function NoProducts({ state, onCreate }: { state: ProductState | 'no_match'; onCreate?: () => void }) {
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
