import { lazy, Suspense } from 'react'
import { listCompanies } from '../../../contract/customers/companies.ts'
import { ListPage } from '../../segments/list/ListPage.tsx'
import { useCompanies } from '../customer-queries.ts'
import { withTags } from '../tags/tag-column.tsx'
import { useCustomersList } from '../use-customers-list.tsx'
import { useCompanyBulk } from './company-bulk.ts'
import { useCompanyColumns, usualColumns } from './company-columns.tsx'

const CreateCompanyDialog = lazy(async () => ({
  default: (await import('./CreateCompanyDialog.tsx')).CreateCompanyDialog,
}))

/** Companies by name, with the filters in the address. */
export function CompaniesPage() {
  const { page, query, creating, dialog } = useCustomersList('company')
  return (
    <ListPage
      {...page}
      route={listCompanies}
      pages={useCompanies(withTags(query, page.search))}
      columns={useCompanyColumns()}
      usual={usualColumns}
      bulk={useCompanyBulk()}
    >
      <Suspense>{creating && <CreateCompanyDialog {...dialog} />}</Suspense>
    </ListPage>
  )
}
