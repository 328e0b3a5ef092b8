import type { Condition, Filter } from '../../contract/segments/filters.ts'
import type { FloorName } from '../floor-statements.ts'
import { throughput } from '../load.ts'
import type { CustomersWorld, Reader } from './world.ts'

/** A list with two conditions and a sort, and the statement somebody would write who needs just its rows. */
export interface FilteredList {
  name: string
  path: string
  reader: Reader
  floor: FloorName
  values: (world: CustomersWorld) => readonly string[]
}

const says = (field: string, operator: Condition['operator'], value: Condition['value']): Condition => ({
  field,
  operator,
  ...(value !== undefined && { value }),
})

const large = says('employees', 'at_least', 100)
const ofIndustry = says('industry', 'any_of', ['Industry 7'])
export const silent = says('last_activity', 'not_in_last', { count: 30, unit: 'day' })
export const wonTwice = says('won_deals', 'at_least', 2)

export const filteredLists: readonly FilteredList[] = [
  {
    name: 'list.filtered',
    path: `/companies?limit=50&filter=${written(ofIndustry, large)}`,
    reader: 'all',
    floor: 'filteredCompanies',
    values: () => ['Industry 7', '100'],
  },
  {
    name: 'list.filtered.team',
    path: `/companies?limit=50&filter=${written(ofIndustry, large)}`,
    reader: 'team',
    floor: 'filteredCompaniesOfTeam',
    values: ({ readers }) => ['Industry 7', '100', `{${readers.team.actor.teammates.join(',')}}`],
  },
  {
    name: 'list.filtered.people',
    path: `/people?limit=50&sort=created&direction=desc&filter=${written(
      says('job_title', 'is', ['Buyer']),
      says('language', 'any_of', ['pl']),
    )}`,
    reader: 'all',
    floor: 'filteredPeople',
    values: () => ['Buyer', 'pl'],
  },
  {
    name: 'list.filtered.own-fields',
    path: `/people?limit=50&filter=${written(
      says('own.region', 'any_of', ['north']),
      says('own.visits', 'at_least', 10),
    )}`,
    reader: 'all',
    floor: 'filteredByOwnFields',
    values: () => ['north', '10'],
  },
  {
    name: 'list.filtered.behaviour',
    path: `/companies?limit=50&filter=${written(silent, wonTwice)}`,
    reader: 'all',
    floor: 'filteredByBehaviour',
    values: () => ['2'],
  },
]

export function written(...all: Condition[]): string {
  return encodeURIComponent(JSON.stringify({ all } satisfies Filter))
}

/** Pages a second over eight connections. */
export function pagesOf({ path, reader }: FilteredList, world: CustomersWorld, url: string): Promise<number> {
  const headers = { authorization: `Bearer ${world.readers[reader].key}` }
  return throughput(url, [`/api/v1${path}`], { headers, seconds: 2 })
}

export function bareRowsOf({ floor, values }: FilteredList, world: CustomersWorld, url: string) {
  const given = values(world).map((value) => `p=${encodeURIComponent(value)}`)
  return throughput(url, [`/customers/${floor}?${given.join('&')}`], { seconds: 2 })
}
