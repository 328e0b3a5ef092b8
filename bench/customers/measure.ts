import type { ClientConfig } from 'pg'
import { allPeople, measureExport } from '../export.ts'
import { type Figure, figure } from '../figures.ts'
import { median } from '../load.ts'
import { startServer } from '../processes.ts'
import { counts, measureCount } from './counts.ts'
import { bareSearches, searches, typedNames } from './everything.ts'
import { bareRowsOf, filteredLists, pagesOf } from './filtered-lists.ts'
import { customersWorld } from './world.ts'

const rounds = 5

/**
 * A company that knows very many customers: its lists with two conditions and a sort, how many a filter means, and all of
 * its people as a file. Lists are measured in one a tenth the size too.
 * @param wanted by the name of a figure
 */
export async function measureCustomers(
  owner: ClientConfig,
  people: number,
  wanted: (name: string) => boolean,
): Promise<Figure[]> {
  const names = [...filteredLists, ...counts].map(({ name }) => name)
  if (![...names, 'export.people', 'search.everything'].some(wanted)) return []
  const big = await customersWorld(owner, people)
  const small = await customersWorld(owner, people / 10)
  const app = await startServer('app-server', big.options)
  const smallApp = await startServer('app-server', small.options)
  const floor = await startServer('floor-server', {
    databases: { customers: big.options },
    workspaces: { customers: big.workspaceId },
  })
  const figures: Figure[] = []

  for (const list of filteredLists.filter(({ name }) => wanted(name))) {
    const rates = { ours: [] as number[], floor: [] as number[], small: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      rates.ours.push(await pagesOf(list, big, app.url))
      rates.floor.push(await bareRowsOf(list, big, floor.url))
      rates.small.push(await pagesOf(list, small, smallApp.url))
    }
    const ours = 8000 / median(rates.ours)
    const times = { bare: 8000 / median(rates.floor), small: 8000 / median(rates.small) }
    figures.push(figure(list.name, { ours, floor: times.bare }, 'ms at 8 connections', '≤ 1.5'))
    figures.push(figure(`growth.${list.name}`, { ours, floor: times.small }, 'ms', '≤ 1.3'))
  }
  for (const count of counts.filter(({ name }) => wanted(name)))
    figures.push(figure(count.name, await measureCount(count, big, app.url), 'ms', '≤ 1.5'))

  if (wanted('search.everything')) {
    const typed = { big: await typedNames(big), small: await typedNames(small) }
    const rates = { ours: [] as number[], floor: [] as number[], small: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      rates.ours.push(await searches(typed.big, big, app.url))
      rates.floor.push(await bareSearches(typed.big, floor.url))
      rates.small.push(await searches(typed.small, small, smallApp.url))
    }
    const ours = 8000 / median(rates.ours)
    const times = { bare: 8000 / median(rates.floor), small: 8000 / median(rates.small) }
    figures.push(figure('search.everything', { ours, floor: times.bare }, 'ms at 8 connections', '≤ 1.5'))
    figures.push(figure('growth.search.everything', { ours, floor: times.small }, 'ms', '–'))
  }
  if (wanted('export.people'))
    for (const format of ['csv', 'xlsx'] as const) {
      const {
        ours,
        floor: bare,
        megabytes,
      } = await measureExport(allPeople(big.workspaceId, people, format), {
        owner: big.owner,
        key: big.readers.all.key,
        app,
        rounds: 2,
      })
      const { before, most } = megabytes
      const name = `export.people.${format}`
      figures.push(figure(name, { ours, floor: bare }, 'rows/s', '≥ 0.3'))
      figures.push(
        figure(
          `${name}.memory`,
          { ours: most, floor: before },
          'MB of the app, at most and before',
          'ours ≤ 300',
        ),
      )
    }
  return figures
}
