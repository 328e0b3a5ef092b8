import type { PersonId } from '../../../contract/ids.ts'
import type { Gathered } from '../moving/gate-state.ts'

/** What is gathered on a deal that does not exist yet. */
export function newcomer(
  input: { personId?: PersonId | undefined },
  referred: Pick<Gathered, 'company' | 'person' | 'product' | 'owner'>,
): Gathered {
  return {
    openMandatory: [],
    done: [],
    people: { count: input.personId ? 1 : 0, deciders: 0, payers: 0, users: 0, influencers: 0 },
    activities: { calls: 0, emails: 0, meetings: 0, letters: 0 },
    answers: [],
    ...referred,
  }
}
