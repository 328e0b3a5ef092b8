import type { z } from 'zod'
import type { PersonOnDeal as PersonShape } from '../../../contract/deals/deal.ts'
import type { OwnValues } from '../../../contract/fields.ts'
import type { TaskRow } from '../../tasks/task.ts'
import type { Gathered } from './gate-state.ts'

type PersonOnDeal = z.output<typeof PersonShape>

/** Somebody on the deal, with the own fields that conditions ask about and no list of people shows. */
export type PersonRow = PersonOnDeal & { own: OwnValues | null }

/** What a deal's page has read anyway, beside `asked`. */
interface PageRow {
  visitSeq: number
  tasks: readonly TaskRow[]
  people: readonly PersonRow[]
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
    person: counterpart(people)?.own ?? null,
    company,
    product,
    owner: ownerAddress,
  }
}

/** Whoever decides, else who is known for longest: ids are made in the order of time. */
function counterpart(people: readonly PersonRow[]): PersonRow | undefined {
  const deciders = people.filter(({ personas }) => personas.includes('decides'))
  return (deciders.length > 0 ? deciders : [...people]).sort((a, b) => (a.id < b.id ? -1 : 1))[0]
}
