import { Select } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { BusinessCalendar } from '../../../contract/team/calendar.ts'
import { editWorkspace, type Workspace } from '../../../contract/team/workspace.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { Section } from '../../ui/inputs/Form.tsx'
import { timeZoneChoices } from '../door/company-choices.ts'
import { CalendarChange } from './CalendarChange.tsx'
import styles from './CompanyCalendar.module.css'
import { useHolidays } from './calendar-queries.ts'
import { HolidayChoice } from './HolidayChoice.tsx'
import { OwnDays } from './OwnDays.tsx'
import { WeekEditor } from './week/WeekEditor.tsx'
import { isSound } from './week/week-rules.ts'
import { YearStrip } from './year/YearStrip.tsx'
import { gregorianYears, yearOf } from './year/year-days.ts'

/** The company's working time as a draft: nothing holds until it is saved, and what saving means is said before. */
export function CompanyCalendar({ workspace }: { workspace: Workspace }) {
  const say = useSay()
  const reader = useReader()
  const [draft, setDraft] = useState<BusinessCalendar>(workspace.calendar)
  const save = useSave()
  const year = yearOf(dayAt(new Date(), reader), reader)
  const years = [...new Set([year, year + 1].flatMap((one) => gregorianYears(one, reader)))]
  const holidays = useHolidays(draft.holidays, years)
  const names = useMemo(() => new Map(holidays.map(({ on, name }) => [on, name])), [holidays])
  const zones = useMemo(() => timeZoneChoices(reader.language), [reader.language])
  const changed = JSON.stringify(draft) !== JSON.stringify(workspace.calendar)
  return (
    <div className={styles.calendar}>
      <YearStrip calendar={draft} holidays={names} />
      <Section title={say('calendars.week')} sub={say('calendars.week.sub')}>
        <WeekEditor week={draft.week} onChange={(week) => setDraft({ ...draft, week })} />
        <div className={styles.narrow}>
          <Select
            label={say('team.time_zone')}
            data={zones}
            value={draft.timeZone}
            onChange={(timeZone) => timeZone && setDraft({ ...draft, timeZone })}
            searchable
            allowDeselect={false}
            limit={60}
          />
        </div>
      </Section>
      <Section title={say('calendars.own')} sub={say('calendars.own.sub')}>
        <OwnDays calendar={draft} onChange={setDraft} />
      </Section>
      <Section title={say('calendars.holidays')} sub={say('calendars.holidays.sub')}>
        <HolidayChoice
          kept={draft.holidays}
          country={workspace.country}
          holidays={holidays}
          onChange={(kept) => setDraft({ ...draft, holidays: kept })}
        />
      </Section>
      {changed && (
        <CalendarChange
          draft={isSound(draft.week) ? draft : null}
          saving={save.isPending}
          error={save.error}
          onSave={() => save.keep(draft, workspace)}
          onDiscard={() => setDraft(workspace.calendar)}
        />
      )}
    </div>
  )
}

/** Saving, and taking it back by saving the former again: the notice outlives the form, which begins anew. */
function useSave() {
  const say = useSay()
  const former = useRef<BusinessCalendar | null>(null)
  const act = useAct(editWorkspace, {
    touches: [['workspace'], ['session'], ['working-hours'], ['calendar'], ['deadlines']],
    onDone: ({ calendar, version }) => {
      const before = former.current
      former.current = calendar
      notify({
        text: say('calendars.saved'),
        ...(before && { undo: () => act.mutate({ ifMatch: version, body: { calendar: before } }) }),
      })
    },
  })
  return {
    isPending: act.isPending,
    error: act.error,
    keep(calendar: BusinessCalendar, workspace: Workspace): void {
      former.current = workspace.calendar
      act.mutate({ ifMatch: workspace.version, body: { calendar } })
    },
  }
}
