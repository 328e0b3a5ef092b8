import type { ProcessDocument } from '../../../contract/process-document.ts'
import type { Fault } from './validate-document.ts'

/** What does not keep a process from being published, but is worth a second look by the one who wrote it. */
export function hintsOf(document: ProcessDocument): Fault[] {
  return [
    ...(document.goals.length > 0
      ? []
      : [hint('goals', 'no_goal', 'Nobody will know whether this process works: it has no goal.')]),
    ...(holdsNothing(document)
      ? [
          hint(
            'stages',
            'holds_nothing',
            'No stage has a mandatory task, a required field or an exit criterion.',
          ),
        ]
      : []),
    ...(document.lostReasons.length > 0
      ? []
      : [hint('lostReasons', 'no_lost_reasons', 'Losses cannot be compared without a list of reasons.')]),
    ...document.stages.flatMap(({ winProbability }, place) => {
      const before = document.stages[place - 1]
      if (!before || winProbability >= before.winProbability) return []
      return [
        hint(
          `stages.${place}.winProbability`,
          'probability_falls',
          'The chance to win is lower than a stage before.',
        ),
      ]
    }),
    ...unusedRoles(document),
  ]
}

const hint = (path: string, code: string, message: string): Fault => ({ path, code, message })

const holdsNothing = ({ stages }: ProcessDocument) =>
  stages.every(
    ({ tasks, requiredFields, exitCriteria }) =>
      !tasks.some(({ mandatory }) => mandatory) && requiredFields.length === 0 && exitCriteria.length === 0,
  )

function unusedRoles({ roles, stages }: ProcessDocument): Fault[] {
  const used = new Set(stages.flatMap(({ role, tasks }) => [role, ...tasks.map((task) => task.role)]))
  return roles.flatMap(({ key }, index) =>
    used.has(key) ? [] : [hint(`roles.${index}`, 'role_unused', `Nothing is given to the role "${key}".`)],
  )
}
