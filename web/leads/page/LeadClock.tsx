import type { Lead } from '../../../contract/leads/lead.ts'
import { ClockShape } from '../../deals/page/clock/ClockShape.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { formatInstantInFull } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useClockWords } from '../../team/use-clock-words.ts'
import { useWorkingClock } from '../../team/working-clock.ts'
import { DateText } from '../../ui/values/values.tsx'
import styles from './LeadClock.module.css'

/** Nobody has been in touch yet: how much working time is left, large, since it is what a new lead is about. */
export function LeadClock({ lead }: { lead: Lead }) {
  const say = useSay()
  const reader = useReader()
  const words = useClockWords()
  const { left, pausesUntil, now } = useWorkingClock()
  const { firstContact, status, disqualifyReason, disqualifyNote, recycleOn, minutesLeft } = lead
  if (status === 'disqualified')
    return (
      <div className={styles.clock}>
        <p className={styles.left}>{disqualifyReason && say(`leads.reason.${disqualifyReason}`)}</p>
        {disqualifyNote && <p dir="auto">{disqualifyNote}</p>}
        <p className={styles.what}>
          {recycleOn ? (
            <>
              {say('leads.back_on')} <DateText at={recycleOn} />
            </>
          ) : (
            say('leads.not_back')
          )}
        </p>
      </div>
    )
  if (status !== 'new' || !firstContact || firstContact.at) return null
  const { warnAt, dueAt } = firstContact
  const late = Date.parse(dueAt) <= now.getTime()
  const soon = !late && warnAt !== null && Date.parse(warnAt) <= now.getTime()
  const minutes = left(dueAt) ?? minutesLeft
  return (
    <div
      className={styles.clock}
      data-is={late ? 'late' : soon ? 'soon' : 'well'}
      title={formatInstantInFull(dueAt, reader)}
    >
      <p className={styles.left}>
        {(late || soon) && <ClockShape is={late ? 'late' : 'soon'} />}
        {minutes === null ? <DateText at={dueAt} relative /> : words.left(minutes, late)}
      </p>
      <p className={styles.what}>
        {say(late ? 'deadlines.contact.late' : 'deadlines.contact.due')}
        {!late && pausesUntil && ` · ${words.pauses(pausesUntil, now)}`}
      </p>
    </div>
  )
}
