import pg from 'pg'
import type { Condition } from '../../contract/segments/filters.ts'
import { median } from '../load.ts'
import { silent, wonTwice, written } from './filtered-lists.ts'
import type { CustomersWorld } from './world.ts'

const rounds = 9

interface Count {
  name: string
  entity: 'company' | 'person'
  all: Condition[]
  /** The bare SQL, run as the same role. */
  bare: string
}

/** What is counted: people by two conditions, one of them about their company; companies by what has become of them. */
export const counts: readonly Count[] = [
  {
    name: 'segment.count',
    entity: 'person',
    all: [
      { field: 'company_industry', operator: 'any_of', value: ['Industry 7'] },
      { field: 'job_title', operator: 'is', value: ['Buyer'] },
    ],
    bare: `select count(*) from people p
           where p.workspace_id = $1 and search_form(p.job_title) = search_form('Buyer') and exists (
             select from companies c where c.workspace_id = $1 and c.id = p.company_id and c.industry = 'Industry 7')`,
  },
  {
    name: 'segment.count.behaviour',
    entity: 'company',
    all: [silent, wonTwice],
    bare: `select count(*) from companies c
           where c.workspace_id = $1
             and not exists (select from last_activities l where l.workspace_id = $1 and l.subject_id = c.id
                               and l.at >= now() - interval '30 days')
             and c.id in (select company_id from deals where workspace_id = $1 and status = 'won'
                          group by 1 having count(*) >= 2)`,
  },
]

/** One caller at a time, ours asked over HTTP; one after the other, so that what else the machine does falls on both. */
export async function measureCount(
  { entity, all, bare }: Count,
  world: CustomersWorld,
  url: string,
): Promise<{ ours: number; floor: number }> {
  const client = new pg.Client(world.options)
  await client.connect()
  await client.query(`set app.workspace = '${world.workspaceId}'`)
  const headers = { authorization: `Bearer ${world.readers.all.key}` }
  const ask = async () => {
    const answer = await fetch(`${url}/api/v1/filters/${entity}/count?filter=${written(...all)}`, { headers })
    if (answer.status !== 200) throw new Error(await answer.text())
    await answer.text()
  }
  const count = () => client.query({ text: bare, values: [world.workspaceId] })
  const taken = { ours: [] as number[], floor: [] as number[] }
  for (let round = -2; round < rounds; round++)
    for (const [which, work] of [
      ['ours', ask],
      ['floor', count],
    ] as const) {
      const began = performance.now()
      await work()
      if (round >= 0) taken[which].push(performance.now() - began)
    }
  await client.end()
  return { ours: median(taken.ours), floor: median(taken.floor) }
}
