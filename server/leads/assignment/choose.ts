import type { MemberId, TeamId } from '../../../contract/ids.ts'
import type { Rule } from './rule.ts'

export interface Candidate {
  memberId: MemberId
  /** Open leads and tasks. */
  open: number
  /** On leave today. */
  away: boolean
  /** From when on he works, in epoch ms: now, where he is at work. */
  worksAt: number
  /** He is not here any more and gets nothing: he only keeps his place, after which the next one's turn comes. */
  left: boolean
}

export interface Choice {
  ownerId: MemberId | null
  /** In whose queue it is while nobody has it. */
  teamId: TeamId | null
  /** Nobody of the rule works now, and it waits for somebody who does. */
  waits: boolean
}

/**
 * To whom a rule gives a lead. Pure: the caller keeps the turn and the work it makes.
 * @param people the rule's people in the order of their turns
 * @param without those who let go of this lead already
 * @returns null where the rule has nobody for it
 */
export function choose(
  rule: Pick<Rule, 'way' | 'teamId' | 'outsideHours' | 'lastMemberId'>,
  people: readonly Candidate[],
  at: number,
  without: readonly MemberId[] = [],
): Choice | null {
  const { teamId } = rule
  if (rule.way === 'queue') return { ownerId: null, teamId, waits: false }
  const able = people.filter(({ memberId, left }) => !left && !without.includes(memberId))
  const here = able.filter(({ away }) => !away)
  const working = here.filter(({ worksAt }) => worksAt <= at)
  if (working.length > 0) return given(next(rule, people, working))
  if (able.length === 0) return null
  if (rule.outsideHours === 'wait') return { ownerId: null, teamId, waits: true }
  const first = Math.min(...here.map(({ worksAt }) => worksAt))
  if (!Number.isFinite(first)) return null
  return given(
    next(
      rule,
      people,
      here.filter(({ worksAt }) => worksAt === first),
    ),
  )

  function given({ memberId }: Candidate): Choice {
    return { ownerId: memberId, teamId, waits: false }
  }
}

/** Of those who may have it, who comes first after the one who got the last; by least work, only among equals. */
function next(
  { way, lastMemberId }: Pick<Rule, 'way' | 'lastMemberId'>,
  people: readonly Candidate[],
  able: readonly Candidate[],
): Candidate {
  const last = people.findIndex(({ memberId }) => memberId === lastMemberId)
  const inTurn = [...people.slice(last + 1), ...people.slice(0, last + 1)].filter((one) => able.includes(one))
  const least = Math.min(...able.map(({ open }) => open))
  return inTurn.find(({ open }) => way !== 'least_work' || open === least) as Candidate
}
