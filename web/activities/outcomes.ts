import type { ActivityKind, ActivityOutcome } from '../../contract/customers/activities.ts'

const talk: readonly ActivityOutcome[] = ['interested', 'agreed_next_step', 'postponed', 'not_interested']

const byKind: Record<ActivityKind, readonly ActivityOutcome[]> = {
  call: ['reached', 'no_answer', 'left_message', 'call_back_later', ...talk],
  email: talk,
  meeting: talk,
  letter: talk,
  note: [],
}

/** How an activity of this kind can end: nobody leaves a message at a meeting. */
export const outcomesOf = (kind: ActivityKind): readonly ActivityOutcome[] => byKind[kind]
