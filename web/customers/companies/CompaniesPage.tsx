import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { listCompanies } from '../../../contract/customers/companies.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { useMay } from '../../platform/session.ts'
import { ListPage } from '../../segments/list/ListPage.tsx'
import { readListSearch } from '../../segments/list/list-search.ts'
import { useGo } from '../../ui/Link.tsx'
import { CustomerTabs } from '../CustomerTabs.tsx'
import { useCompanies } from '../customer-queries.ts'
import { orderOf, quickCustomers } from '../list-order.ts'
import { NoCustomers } from '../NoCustomers.tsx'
import { useCompanyBulk } from './company-bulk.ts'
import { useCompanyColumns, usualColumns } from './company-columns.tsx'

const CreateCompanyDialog = lazy(async () => ({
  default: (await import('./CreateCompanyDialog.tsx')).CreateCompanyDialog,
}))

const readSearch = (raw: RawSearch) => ({ ...readListSearch(raw), create: textOf(raw.create) })

/** Companies by name, with the filters in the address. */
export function CompaniesPage() {
  const say = useSay()
  const go = useGo()
  const [{ create, ...search }, setSearch] = useSearchParams(readSearch)
  const mayCreate = useMay('customers.edit')
  const order = orderOf(search)
  const { text, filter } = search
  const query = {
    ...(text && { text }),
    ...(filter && { filter }),
    sort: order.by,
    direction: order.direction,
  }
  const companies = useCompanies(query)
  const openCreate = () => setSearch({ create: 'company' })
  useKeys({ ...(mayCreate && { c: openCreate }) })

  return (
    <ListPage
      entity="company"
      list="companies"
      title={say('customers.companies')}
      search={search}
      onSearch={setSearch}
      route={listCompanies}
      query={query}
      pages={companies}
      columns={useCompanyColumns()}
      usual={usualColumns}
      order={order}
      rowPath={({ id }) => paths.company(id)}
      quick={quickCustomers}
      find={say('customers.company.find')}
      actions={mayCreate && <Button onClick={openCreate}>{say('customers.company.new')}</Button>}
      tabs={<CustomerTabs current="companies" />}
      bulk={useCompanyBulk()}
      none={<NoCustomers kind="companies" {...(mayCreate && { onCreate: openCreate })} />}
    >
      <Suspense>
        {create === 'company' && mayCreate && (
          <CreateCompanyDialog
            onClose={() => setSearch({ create: undefined }, { replace: true })}
            onDone={({ id }) => go(paths.company(id), { replace: true })}
          />
        )}
      </Suspense>
    </ListPage>
  )
}
