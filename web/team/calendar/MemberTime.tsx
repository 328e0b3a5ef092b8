import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import type { MemberId } from '../../../contract/ids.ts'
import type { Week } from '../../../contract/team/calendar.ts'
import { type MemberWorkingTime, removeLeave, setMemberWeek } from '../../../contract/team/working-time.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Deputies } from '../deputies/Deputies.tsx'
import styles from './CompanyCalendar.module.css'
import { touchedByMemberTime, useMemberWorkingTime } from './calendar-queries.ts'
import { DayRange } from './DayRange.tsx'
import { AddLeave } from './leave/AddLeave.tsx'
import { LastRecount, WillBeCounted } from './Recounting.tsx'
import { HoursAWeek, WeekEditor } from './week/WeekEditor.tsx'
import { isSound, minutesOf } from './week/week-rules.ts'

/** A colleague's own hours and when he is away. */
export function MemberTime({ id }: { id: MemberId }) {
  return (
    <Answer of={useMemberWorkingTime(id)}>
      {(time) => (
        <>
          <OwnWeek key={time.version} id={id} time={time} />
          <Leaves id={id} time={time} />
          <Deputies id={id} />
          <LastRecount member={id} />
        </>
      )}
    </Answer>
  )
}

function OwnWeek({ id, time }: { id: MemberId; time: MemberWorkingTime }) {
  const say = useSay()
  const [week, setWeek] = useState<Week | null>(time.week)
  const act = useAct(setMemberWeek, {
    touches: touchedByMemberTime,
    onDone: () => notify({ text: say('calendars.saved') }),
  })
  const changed = JSON.stringify(week) !== JSON.stringify(time.week)
  return (
    <>
      <Switch
        label={say('calendars.member.own_hours')}
        description={
          week ? (
            say('calendars.member.own_hours.zone', { zone: time.timeZone.replaceAll('_', ' ') })
          ) : (
            <HoursAWeek minutes={minutesOf(time.companyWeek)} />
          )
        }
        checked={week !== null}
        onChange={(event) => setWeek(event.currentTarget.checked ? time.companyWeek : null)}
      />
      {week && <WeekEditor week={week} onChange={setWeek} />}
      {changed && (
        <div className={styles.kept}>
          <div className={styles.meaning}>
            <WillBeCounted member={id} />
          </div>
          <Button
            disabled={week !== null && !isSound(week)}
            loading={act.isPending}
            onClick={() => act.mutate({ params: { id }, ifMatch: time.version, body: { week } })}
          >
            {say('common.save')}
          </Button>
        </div>
      )}
      <ActError error={act.error} />
    </>
  )
}

function Leaves({ id, time }: { id: MemberId; time: MemberWorkingTime }) {
  const say = useSay()
  const remove = useAct(removeLeave, { touches: touchedByMemberTime })
  return (
    <section className={styles.leaves}>
      <h3 className={styles.year}>{say('calendars.leave')}</h3>
      <p className="quiet">{say('calendars.leave.sub')}</p>
      {time.leaves.length > 0 && (
        <ul className={styles.own}>
          {time.leaves.map((leave) => (
            <li key={leave.id}>
              <span className={styles.range}>
                <DayRange from={leave.fromOn} to={leave.toOn} />
              </span>
              <span className={styles.what}>
                {say(`calendars.leave.${leave.kind}`)}
                {leave.note && <span className="quiet"> · {leave.note}</span>}
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => remove.mutate({ params: { id, leaveId: leave.id } })}
              >
                {say('common.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ActError error={remove.error} />
      <AddLeave id={id} />
    </section>
  )
}
