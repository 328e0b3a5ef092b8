import { Checkbox, Select } from '@mantine/core'
import type { MemberId } from '../../../contract/ids.ts'
import type { PlannedDeputy } from '../../../contract/team/deputies.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useAbsences } from '../calendar/calendar-queries.ts'
import { useColleagues } from '../team-queries.ts'
import styles from './DeputyFields.module.css'

type Part = 'tasks' | 'approvals' | 'notices' | 'records'
const parts: readonly Part[] = ['tasks', 'approvals', 'notices', 'records']

export type DeputyDraft = Pick<PlannedDeputy, Part> & { deputyId: MemberId | null }

export const everythingTo: DeputyDraft = {
  deputyId: null,
  tasks: true,
  approvals: true,
  notices: true,
  records: true,
}

/** Pure: whether it says who does what. */
export const isWhole = (draft: DeputyDraft): draft is DeputyDraft & { deputyId: MemberId } =>
  draft.deputyId !== null && parts.some((part) => draft[part])

interface DeputyFieldsProps {
  /** Who is away. */
  id: MemberId
  days: { from: string | null; to: string | null }
  draft: DeputyDraft
  onChange: (draft: DeputyDraft) => void
}

/** Who does somebody's work meanwhile, and what of it. */
export function DeputyFields({ id, days, draft, onChange }: DeputyFieldsProps) {
  const say = useSay()
  const reader = useReader()
  const colleagues = useColleagues().filter((one) => one.id !== id && one.deactivatedAt === null)
  const absence = useAbsences().get(draft.deputyId as MemberId)
  const awayToo =
    absence && days.from && absence.fromOn <= (days.to ?? days.from) && absence.toOn >= days.from
      ? say('deputies.away_too', { day: formatDay(absence.toOn, reader) })
      : undefined
  return (
    <div className={styles.fields}>
      <Select
        className={styles.who ?? ''}
        label={say('deputies.who')}
        data={colleagues.map((one) => ({ value: one.id, label: one.name }))}
        value={draft.deputyId}
        onChange={(deputyId) => onChange({ ...draft, deputyId: deputyId as MemberId | null })}
        {...(awayToo && { error: awayToo })}
        searchable
      />
      <fieldset className={styles.parts}>
        <legend>{say('deputies.what')}</legend>
        {parts.map((part) => (
          <Checkbox
            key={part}
            label={say(`deputies.${part}`)}
            description={say(`deputies.${part}.why`)}
            checked={draft[part]}
            onChange={(event) => onChange({ ...draft, [part]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
    </div>
  )
}
