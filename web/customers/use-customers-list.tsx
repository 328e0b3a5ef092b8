import { Button } from '@mantine/core'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { keepTyping } from '../platform/keyboard/typed-ahead.ts'
import { type RawSearch, textOf, useSearchParams } from '../platform/search-params.ts'
import { useMay } from '../platform/session.ts'
import { readListSearch } from '../segments/list/list-search.ts'
import { useGo } from '../ui/Link.tsx'
import { CustomerTabs } from './CustomerTabs.tsx'
import { orderOf, quickCustomers } from './list-order.ts'
import { NoCustomers } from './NoCustomers.tsx'

const kinds = {
  company: { list: 'companies', path: paths.company },
  person: { list: 'people', path: paths.person },
} as const

const readSearch = (raw: RawSearch) => ({ ...readListSearch(raw), create: textOf(raw.create) })

/**
 * What the list of companies and the list of people have alike: `page` is for the ListPage, `query` what its rows are
 * asked by, `dialog` for the dialog that makes a new one while `creating`.
 */
export function useCustomersList<Entity extends keyof typeof kinds>(entity: Entity) {
  const say = useSay()
  const go = useGo()
  const [{ create, ...search }, setSearch] = useSearchParams(readSearch)
  const mayCreate = useMay('customers.edit')
  const { list, path } = kinds[entity]
  const order = orderOf(search)
  const { text, filter } = search
  const query = {
    ...(text && { text }),
    ...(filter && { filter }),
    sort: order.by,
    direction: order.direction,
  }
  const openCreate = () => {
    keepTyping()
    setSearch({ create: entity })
  }
  useKeys({ ...(mayCreate && { c: openCreate }) })
  return {
    query,
    page: {
      entity,
      list,
      title: say(`customers.${list}`),
      search,
      onSearch: setSearch,
      query,
      order,
      rowPath: ({ id }: { id: string }) => path(id),
      quick: quickCustomers,
      find: say(`customers.${entity}.find`),
      actions: mayCreate && <Button onClick={openCreate}>{say(`customers.${entity}.new`)}</Button>,
      tabs: <CustomerTabs current={list} />,
      none: <NoCustomers kind={list} {...(mayCreate && { onCreate: openCreate })} />,
    },
    creating: create === entity && mayCreate,
    dialog: {
      onClose: () => setSearch({ create: undefined }, { replace: true }),
      onDone: ({ id }: { id: string }) => go(path(id), { replace: true }),
    },
  }
}
