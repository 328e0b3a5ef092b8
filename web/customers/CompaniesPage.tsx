import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { CompanyInList } from '../../contract/customers/companies.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keys.ts'
import { type RawSearch, textOf, useSearchParams } from '../platform/search-params.ts'
import { useMay } from '../platform/session.ts'
import { useColleagues } from '../team/team-queries.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useGo } from '../ui/Link.tsx'
import { Name } from '../ui/Name.tsx'
import { Page } from '../ui/Page.tsx'
import { ErrorState } from '../ui/states.tsx'
import { NumberText } from '../ui/values.tsx'
import { CustomerTabs } from './CustomerTabs.tsx'
import { useCountryName } from './countries.ts'
import { type CompanyQuery, useCompanies, useCompanyChoices } from './customer-queries.ts'
import { FilterChoice } from './FilterChoice.tsx'
import { NameSearch } from './NameSearch.tsx'
import { NoCustomerMatches, NoCustomers } from './NoCustomers.tsx'
import { Place } from './Place.tsx'
import { PhoneLink } from './reach.tsx'

const CreateCompanyDialog = lazy(async () => ({
  default: (await import('./CreateCompanyDialog.tsx')).CreateCompanyDialog,
}))

interface CompaniesSearch {
  text: string | undefined
  industry: string | undefined
  country: string | undefined
  owner: string | undefined
  create: string | undefined
}

function readCompaniesSearch(raw: RawSearch): CompaniesSearch {
  return {
    text: textOf(raw.text),
    industry: textOf(raw.industry),
    country: textOf(raw.country),
    owner: textOf(raw.owner),
    create: textOf(raw.create),
  }
}

/** Companies by name, with the filters in the address. */
export function CompaniesPage() {
  const say = useSay()
  const go = useGo()
  const [{ create, ...filter }, setSearch] = useSearchParams(readCompaniesSearch)
  const mayCreate = useMay('customers.edit')
  const companies = useCompanies(filter as CompanyQuery)
  const columns = useColumns()
  const filtered = Object.values(filter).some(Boolean)
  const openCreate = () => setSearch({ create: 'company' })
  useKeys({ ...(mayCreate && { c: openCreate }) })

  return (
    <Page
      title={say('customers.companies')}
      width="full"
      actions={mayCreate && <Button onClick={openCreate}>{say('customers.company.new')}</Button>}
      tools={
        <>
          <CustomerTabs current="companies" />
          <Filters filter={filter} onFilter={(change) => setSearch(change, { replace: true })} />
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
    setSearch({ text: undefined, industry: undefined, country: undefined, owner: undefined })
  }
}

function useColumns(): Column<CompanyInList>[] {
  const say = useSay()
  return [
    { key: 'name', label: say('customers.field.name'), cell: (row) => <Name>{row.name}</Name> },
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
  ]
}

function Filters({
  filter,
  onFilter,
}: {
  filter: Omit<CompaniesSearch, 'create'>
  onFilter: (change: Partial<CompaniesSearch>) => void
}) {
  const say = useSay()
  const nameOf = useCountryName()
  const { industries = [], countries = [] } = useCompanyChoices().data ?? {}
  const colleagues = useColleagues()
  const byName = countries.map((code) => ({ value: code, label: nameOf(code) }))
  return (
    <>
      <NameSearch
        label={say('customers.company.find')}
        value={filter.text}
        onChange={(text) => onFilter({ text })}
      />
      <FilterChoice
        label={say('customers.filter.industry')}
        value={filter.industry}
        choices={industries.map((one) => ({ value: one, label: one }))}
        onChange={(industry) => onFilter({ industry })}
      />
      <FilterChoice
        label={say('customers.filter.country')}
        value={filter.country}
        choices={byName.toSorted((a, b) => a.label.localeCompare(b.label))}
        onChange={(country) => onFilter({ country })}
      />
      <FilterChoice
        label={say('customers.filter.owner')}
        value={filter.owner}
        choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(owner) => onFilter({ owner })}
      />
    </>
  )
}
