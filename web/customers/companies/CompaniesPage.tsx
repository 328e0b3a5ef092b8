import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { CompanyInList } from '../../../contract/customers/companies.ts'
import { ExportMenu } from '../../exports/ExportMenu.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { useMay } from '../../platform/session.ts'
import { readFilter, writeFilter } from '../../segments/filter/filter-model.ts'
import { ListFilter } from '../../segments/filter/ListFilter.tsx'
import { ColumnChooser } from '../../segments/views/ColumnChooser.tsx'
import { chosenColumns } from '../../segments/views/chosen-columns.ts'
import { type LookSearch, plainLook, readLook } from '../../segments/views/list-look.ts'
import { ViewRow } from '../../segments/views/ViewRow.tsx'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { useGo } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText, NumberText } from '../../ui/values/values.tsx'
import { CustomerTabs } from '../CustomerTabs.tsx'
import { type CompanyQuery, useCompanies } from '../customer-queries.ts'
import { orderOf, quickCustomers } from '../list-order.ts'
import { NameSearch } from '../NameSearch.tsx'
import { NoCustomerMatches, NoCustomers } from '../NoCustomers.tsx'
import { MailLink, PhoneLink } from '../people/reach.tsx'
import { Place } from '../record/Place.tsx'

const CreateCompanyDialog = lazy(async () => ({
  default: (await import('./CreateCompanyDialog.tsx')).CreateCompanyDialog,
}))

interface CompaniesSearch extends LookSearch {
  text: string | undefined
  create: string | undefined
}

function readCompaniesSearch(raw: RawSearch): CompaniesSearch {
  return {
    ...readLook(raw),
    text: textOf(raw.text),
    create: textOf(raw.create),
  }
}

/** Companies by name, with the filters in the address. */
export function CompaniesPage() {
  const say = useSay()
  const go = useGo()
  const [{ create, ...search }, setSearch] = useSearchParams(readCompaniesSearch)
  const mayCreate = useMay('customers.edit')
  const order = orderOf(search)
  const { view, columns: asked, sort: _sort, direction: _direction, ...filter } = search
  const companies = useCompanies({ ...filter, ...order } as CompanyQuery)
  const all = useColumns()
  const { columns, shown } = chosenColumns(all, usualColumns, asked)
  const filtered = Object.values(filter).some(Boolean)
  const openCreate = () => setSearch({ create: 'company' })
  useKeys({ ...(mayCreate && { c: openCreate }) })

  return (
    <Page
      title={say('customers.companies')}
      width="full"
      sub={
        <ListFilter
          entity="company"
          filter={readFilter(search.filter)}
          text={search.text}
          onChange={(changed) => setSearch({ filter: writeFilter(changed) }, { replace: true })}
        />
      }
      actions={mayCreate && <Button onClick={openCreate}>{say('customers.company.new')}</Button>}
      tools={
        <>
          <CustomerTabs current="companies" />
          <ViewRow
            entity="company"
            search={{
              filter: search.filter,
              columns: asked,
              sort: search.sort,
              direction: search.direction,
              view,
            }}
            onChange={setSearch}
            quick={quickCustomers}
            pristine={!filtered && !create}
          />
          <NameSearch
            label={say('customers.company.find')}
            value={search.text}
            onChange={(text) => setSearch({ text }, { replace: true })}
          />
          <ColumnChooser
            columns={all}
            shown={shown}
            onChange={(keys) => setSearch({ columns: keys.join(',') }, { replace: true })}
          />
          <ExportMenu list="companies" query={{ ...filter, ...order }} shown={shown} />
        </>
      }
    >
      {companies.error && !companies.rows ? (
        <ErrorState error={companies.error} onRetry={companies.retry} />
      ) : (
        <DataTable
          label={say('customers.companies')}
          columns={columns}
          rows={companies.rows}
          rowKey={(company) => company.id}
          rowPath={(company) => paths.company(company.id)}
          more={companies}
          sort={{ by: order.sort, direction: order.direction }}
          onSort={({ by, direction }) => setSearch({ sort: by, direction }, { replace: true })}
          empty={
            filtered ? (
              <NoCustomerMatches onClear={clear} />
            ) : (
              <NoCustomers kind="companies" {...(mayCreate && { onCreate: openCreate })} />
            )
          }
        />
      )}
      <Suspense>
        {create === 'company' && mayCreate && (
          <CreateCompanyDialog
            onClose={() => setSearch({ create: undefined }, { replace: true })}
            onDone={(company) => go(paths.company(company.id), { replace: true })}
          />
        )}
      </Suspense>
    </Page>
  )

  function clear(): void {
    setSearch({ ...plainLook, text: undefined })
  }
}

const usualColumns = ['name', 'industry', 'place', 'phone', 'employees', 'owner']

function useColumns(): Column<CompanyInList>[] {
  const say = useSay()
  return [
    {
      key: 'name',
      label: say('customers.field.name'),
      cell: (row) => <Name>{row.name}</Name>,
      sort: 'name',
    },
    {
      key: 'industry',
      label: say('customers.field.industry'),
      cell: (row) => <Name>{row.industry}</Name>,
      width: '17vw',
      onPhone: false,
    },
    {
      key: 'place',
      label: say('customers.field.place'),
      cell: (row) => <Place city={row.city} country={row.country} />,
      width: 'clamp(130px, 16vw, 280px)',
    },
    {
      key: 'phone',
      label: say('customers.field.phone'),
      cell: (row) => row.phone && <PhoneLink phone={row.phone} />,
      width: '150px',
      onPhone: false,
    },
    {
      key: 'employees',
      label: say('customers.field.employees'),
      cell: (row) => row.employees !== null && <NumberText value={row.employees} />,
      align: 'end',
      width: '110px',
      onPhone: false,
    },
    {
      key: 'owner',
      label: say('customers.field.owner'),
      cell: (row) => <Name>{row.owner?.name}</Name>,
      width: '13vw',
      onPhone: false,
    },
    {
      key: 'email',
      label: say('customers.field.email'),
      cell: (row) => row.email && <MailLink email={row.email} />,
      width: '18vw',
      onPhone: false,
    },
    {
      key: 'website',
      label: say('customers.field.website'),
      cell: (row) => <Name>{row.website}</Name>,
      width: '16vw',
      onPhone: false,
    },
    {
      key: 'created',
      label: say('filters.field.created'),
      cell: (row) => <DateText at={row.createdAt.slice(0, 10)} />,
      align: 'end',
      sort: 'created',
      width: '110px',
      onPhone: false,
    },
  ]
}
