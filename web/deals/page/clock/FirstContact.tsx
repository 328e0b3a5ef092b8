import type { Deal } from '../../../../contract/deals/deal.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatInstantInFull } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useClockWords } from '../../../team/use-clock-words.ts'
import { useWorkingClock } from '../../../team/working-clock.ts'
import { DateText } from '../../../ui/values/values.tsx'
import { ClockShape } from './ClockShape.tsx'
import styles from './FirstContact.module.css'

/** Nobody has been in touch yet: by when somebody must, counted down. Nothing once it was done, or where none is asked for. */
export function FirstContact({ deal }: { deal: Pick<Deal, 'firstContact' | 'status'> }) {
  const say = useSay()
  const reader = useReader()
  const words = useClockWords()
  const { left, pausesUntil, now } = useWorkingClock()
  const { firstContact, status } = deal
  if (status !== 'open' || !firstContact || firstContact.at !== null) return null
  const { warnAt, dueAt } = firstContact
  const late = Date.parse(dueAt) <= now.getTime()
  const soon = !late && warnAt !== null && Date.parse(warnAt) <= now.getTime()
  const minutes = left(dueAt)
  return (
    <p
      className={styles.contact}
      data-is={late ? 'late' : soon ? 'soon' : 'well'}
      title={formatInstantInFull(dueAt, reader)}
    >
      {(late || soon) && <ClockShape is={late ? 'late' : 'soon'} />}
      <span>
        <strong>{say(late ? 'deadlines.contact.late' : 'deadlines.contact.due')}</strong>
        {' · '}
        {late || minutes === null ? <DateText at={dueAt} relative /> : words.left(minutes)}
        {!late && pausesUntil && ` · ${words.pauses(pausesUntil, now)}`}
      </span>
    </p>
  )
}
