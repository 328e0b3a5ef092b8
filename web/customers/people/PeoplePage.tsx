import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { listPeople } from '../../../contract/customers/people.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { useMay } from '../../platform/session.ts'
import { ListPage } from '../../segments/list/ListPage.tsx'
import { readListSearch } from '../../segments/list/list-search.ts'
import { useGo } from '../../ui/Link.tsx'
import { CustomerTabs } from '../CustomerTabs.tsx'
import { usePeople } from '../customer-queries.ts'
import { orderOf, quickCustomers } from '../list-order.ts'
import { NoCustomers } from '../NoCustomers.tsx'
import { usePersonBulk } from './person-bulk.tsx'
import { usePersonColumns, usualColumns } from './person-columns.tsx'

const CreatePersonDialog = lazy(async () => ({
  default: (await import('./CreatePersonDialog.tsx')).CreatePersonDialog,
}))

const readSearch = (raw: RawSearch) => ({ ...readListSearch(raw), create: textOf(raw.create) })

/** People by name, at companies or on their own. */
export function PeoplePage() {
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
  const people = usePeople(query)
  const openCreate = () => setSearch({ create: 'person' })
  useKeys({ ...(mayCreate && { c: openCreate }) })

  return (
    <ListPage
      entity="person"
      list="people"
      title={say('customers.people')}
      search={search}
      onSearch={setSearch}
      route={listPeople}
      query={query}
      pages={people}
      columns={usePersonColumns()}
      usual={usualColumns}
      order={order}
      rowPath={({ id }) => paths.person(id)}
      quick={quickCustomers}
      find={say('customers.person.find')}
      actions={mayCreate && <Button onClick={openCreate}>{say('customers.person.new')}</Button>}
      tabs={<CustomerTabs current="people" />}
      bulk={usePersonBulk()}
      none={<NoCustomers kind="people" {...(mayCreate && { onCreate: openCreate })} />}
    >
      <Suspense>
        {create === 'person' && mayCreate && (
          <CreatePersonDialog
            onClose={() => setSearch({ create: undefined }, { replace: true })}
            onDone={({ id }) => go(paths.person(id), { replace: true })}
          />
        )}
      </Suspense>
    </ListPage>
  )
}
