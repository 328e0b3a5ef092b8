import type { z } from 'zod'
import type { PersonOnDeal as PersonShape } from '../../../contract/deals/deals.ts'
import type { TaskRow } from '../../tasks/task.ts'
import type { Gathered } from './gate-state.ts'

type PersonOnDeal = z.output<typeof PersonShape>

/** What a deal's page has read anyway, beside `asked`. */
interface PageRow {
  visitSeq: number
  tasks: readonly TaskRow[]
  people: readonly Pick<PersonOnDeal, 'personas'>[]
  asked: Pick<Gathered, 'done' | 'activities' | 'answers'>
  company: Gathered['company']
  product: Gathered['product']
  ownerAddress: string | null
}

/** Pure: what the gate looks at, from the rows its page shows, so that the page's statement asks for nothing twice. */
export function gatheredFromPage({
  visitSeq,
  tasks,
  people,
  asked,
  company,
  product,
  ownerAddress,
}: PageRow): Gathered {
  const who = (persona: PersonOnDeal['personas'][number]) =>
    people.filter(({ personas }) => personas.includes(persona)).length
  return {
    ...asked,
    openMandatory: tasks
      .filter((task) => task.visitSeq === visitSeq && task.mandatory && task.state === 'open')
      .map(({ id, templateKey, name, roleKey, assigneeId, dueAt }) => ({
        taskId: id,
        templateKey,
        name,
        role: roleKey,
        assigneeId,
        dueAt,
      })),
    people: {
      count: people.length,
      deciders: who('decides'),
      payers: who('pays'),
      users: who('uses'),
      influencers: who('influences'),
    },
    company,
    product,
    owner: ownerAddress,
  }
}
