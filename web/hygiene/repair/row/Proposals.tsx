import type { OwnValue } from '../../../../contract/fields.ts'
import type { CheckedEntity } from '../../../../contract/hygiene/checks.ts'
import type { Finding, Hint } from '../../../../contract/hygiene/repairs.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { dayAt } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import styles from './Proposals.module.css'
import { useValueWords } from './use-value-words.ts'

export interface Proposal {
  field: string
  value: OwnValue
  name: string | null
  /** Where it was seen, or which day it is. */
  why: `hint.${Hint}` | `day.${(typeof soon)[number]['is']}`
}

const soon = [
  { is: 'tomorrow', inDays: 1 },
  { is: 'in_a_week', inDays: 7 },
  { is: 'in_a_month', inDays: 30 },
] as const
const dayMs = 86_400_000
const dayFields: ReadonlySet<string> = new Set(['next_step', 'next_contact', 'expected_close'])

/** What may be meant: what the server saw beside the record, and days that are asked for most. */
export function useProposals({ fields }: Finding): readonly Proposal[] {
  const reader = useReader()
  const today = Date.parse(dayAt(new Date(), reader))
  const dayIn = (days: number) => new Date(today + days * dayMs).toISOString().slice(0, 10)
  return fields.flatMap(({ field, suggestions }): Proposal[] =>
    dayFields.has(field)
      ? soon.map(({ is, inDays }) => ({ field, value: dayIn(inDays), name: null, why: `day.${is}` }))
      : suggestions.map(({ value, name, hint }) => ({ field, value, name, why: `hint.${hint}` })),
  )
}

interface ProposalsProps {
  entity: CheckedEntity
  proposals: readonly Proposal[]
  onTake: (field: string, value: OwnValue) => void
}

/** One press, or Alt and its number, takes a proposal and saves it. */
export function Proposals({ entity, proposals, onTake }: ProposalsProps) {
  const say = useSay()
  const words = useValueWords(entity)
  if (proposals.length === 0) return null
  return (
    <ul className={styles.proposals} aria-label={say('repair.proposals')}>
      {proposals.map((proposal, index) => (
        <li key={`${proposal.field} ${JSON.stringify(proposal.value)}`}>
          <button
            type="button"
            className={styles.proposal}
            tabIndex={-1}
            onClick={() => onTake(proposal.field, proposal.value)}
          >
            <bdi>{proposal.name ?? words({ [proposal.field]: proposal.value })}</bdi>
            <span className={styles.why}>{say(`repair.${proposal.why}`)}</span>
            <span className={styles.key}>
              <KeyHint keys={`Alt+${index + 1}`} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
