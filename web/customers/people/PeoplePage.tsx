import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { PersonInList } from '../../../contract/customers/people.ts'
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
import { Link, useGo } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { CustomerTabs } from '../CustomerTabs.tsx'
import { type PersonQuery, usePeople } from '../customer-queries.ts'
import { orderOf, quickCustomers } from '../list-order.ts'
import { NameSearch } from '../NameSearch.tsx'
import { NoCustomerMatches, NoCustomers } from '../NoCustomers.tsx'
import { MailLink, PhoneLink } from './reach.tsx'

const CreatePersonDialog = lazy(async () => ({
  default: (await import('./CreatePersonDialog.tsx')).CreatePersonDialog,
}))

interface PeopleSearch extends LookSearch {
  text: string | undefined
  create: string | undefined
}

function readPeopleSearch(raw: RawSearch): PeopleSearch {
  return { ...readLook(raw), text: textOf(raw.text), create: textOf(raw.create) }
}

/** People by name, at companies or on their own. */
export function PeoplePage() {
  const say = useSay()
  const go = useGo()
  const [{ create, ...search }, setSearch] = useSearchParams(readPeopleSearch)
  const mayCreate = useMay('customers.edit')
  const order = orderOf(search)
  const { view, columns: asked, sort: _sort, direction: _direction, ...filter } = search
  const people = usePeople({ ...filter, ...order } as PersonQuery)
  const all = usePersonColumns()
  const { columns, shown } = chosenColumns(all, usualColumns, asked)
  const filtered = Object.values(filter).some(Boolean)
  const openCreate = () => setSearch({ create: 'person' })
  useKeys({ ...(mayCreate && { c: openCreate }) })

  return (
    <Page
      title={say('customers.people')}
      width="full"
      sub={
        <ListFilter
          entity="person"
          filter={readFilter(search.filter)}
          text={search.text}
          onChange={(changed) => setSearch({ filter: writeFilter(changed) }, { replace: true })}
        />
      }
      actions={mayCreate && <Button onClick={openCreate}>{say('customers.person.new')}</Button>}
      tools={
        <>
          <CustomerTabs current="people" />
          <ViewRow
            entity="person"
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
            label={say('customers.person.find')}
            value={filter.text}
            onChange={(text) => setSearch({ text }, { replace: true })}
          />
          <ColumnChooser
            columns={all}
            shown={shown}
            onChange={(keys) => setSearch({ columns: keys.join(',') }, { replace: true })}
          />
          <ExportMenu list="people" query={{ ...filter, ...order }} shown={shown} />
        </>
      }
    >
      {people.error && !people.rows ? (
        <ErrorState error={people.error} onRetry={people.retry} />
      ) : (
        <DataTable
          label={say('customers.people')}
          columns={columns}
          rows={people.rows}
          rowKey={(person) => person.id}
          rowPath={(person) => paths.person(person.id)}
          more={people}
          sort={{ by: order.sort, direction: order.direction }}
          onSort={({ by, direction }) => setSearch({ sort: by, direction }, { replace: true })}
          empty={
            filtered ? (
              <NoCustomerMatches onClear={() => setSearch({ ...plainLook, text: undefined })} />
            ) : (
              <NoCustomers kind="people" {...(mayCreate && { onCreate: openCreate })} />
            )
          }
        />
      )}
      <Suspense>
        {create === 'person' && mayCreate && (
          <CreatePersonDialog
            onClose={() => setSearch({ create: undefined }, { replace: true })}
            onDone={(person) => go(paths.person(person.id), { replace: true })}
          />
        )}
      </Suspense>
    </Page>
  )
}

const usualColumns = ['name', 'job', 'company', 'email', 'phone', 'owner']

function usePersonColumns(): Column<PersonInList>[] {
  const say = useSay()
  return [
    {
      key: 'name',
      label: say('customers.field.name'),
      cell: (row) => <Name>{row.name}</Name>,
      sort: 'name',
    },
    {
      key: 'job',
      label: say('customers.field.job_title'),
      cell: (row) => <Name>{row.jobTitle}</Name>,
      width: '16vw',
      onPhone: false,
    },
    {
      key: 'company',
      label: say('customers.field.company'),
      cell: (row) =>
        row.company && (
          <Link to={paths.company(row.company.id)}>
            <Name>{row.company.name}</Name>
          </Link>
        ),
      width: 'clamp(140px, 16vw, 280px)',
    },
    {
      key: 'email',
      label: say('customers.field.email'),
      cell: (row) => row.email && <MailLink email={row.email} />,
      width: '20vw',
      onPhone: false,
    },
    {
      key: 'phone',
      label: say('customers.field.phone'),
      cell: (row) => row.phone && <PhoneLink phone={row.phone} />,
      width: '140px',
      onPhone: false,
    },
    {
      key: 'owner',
      label: say('customers.field.owner'),
      cell: (row) => <Name>{row.owner?.name}</Name>,
      width: '11vw',
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
