import { lazy, Suspense } from 'react'
import { listPeople } from '../../../contract/customers/people.ts'
import { ListPage } from '../../segments/list/ListPage.tsx'
import { usePeople } from '../customer-queries.ts'
import { withTags } from '../tags/tag-column.tsx'
import { useCustomersList } from '../use-customers-list.tsx'
import { usePersonBulk } from './person-bulk.tsx'
import { usePersonColumns, usualColumns } from './person-columns.tsx'

const CreatePersonDialog = lazy(async () => ({
  default: (await import('./CreatePersonDialog.tsx')).CreatePersonDialog,
}))

/** People by name, at companies or on their own. */
export function PeoplePage() {
  const { page, query, creating, dialog } = useCustomersList('person')
  return (
    <ListPage
      {...page}
      route={listPeople}
      pages={usePeople(withTags(query, page.search))}
      columns={usePersonColumns()}
      usual={usualColumns}
      bulk={usePersonBulk()}
    >
      <Suspense>{creating && <CreatePersonDialog {...dialog} />}</Suspense>
    </ListPage>
  )
}
