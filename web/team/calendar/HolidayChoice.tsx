import { Select, Switch } from '@mantine/core'
import type { BusinessCalendar } from '../../../contract/team/calendar.ts'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt, formatDayInFull } from '../../platform/reader/dates.ts'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { FieldRow } from '../../ui/inputs/Form.tsx'
import { useCountries, useRegions } from '../door/company-choices.ts'
import styles from './CompanyCalendar.module.css'
import type { Holiday } from './calendar-queries.ts'
import { yearOf } from './year/year-days.ts'

interface HolidayChoiceProps {
  kept: BusinessCalendar['holidays']
  /** The company's own country: what is kept when holidays are switched on. */
  country: string
  holidays: readonly Holiday[]
  onChange: (kept: BusinessCalendar['holidays']) => void
}

/** Whose public holidays are kept, and which days these are, this year and the next. */
export function HolidayChoice({ kept, country, holidays, onChange }: HolidayChoiceProps) {
  const say = useSay()
  const reader = useReader()
  const countries = useCountries(reader.language).data?.rows ?? []
  const regions = useRegions(kept?.country ?? '', reader.language).data?.rows ?? []
  const first = yearOf(dayAt(new Date(), reader), reader)
  return (
    <>
      <Switch
        label={say('calendars.holidays.keep')}
        checked={kept !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { country } : null)}
      />
      {kept && (
        <>
          <FieldRow>
            <Select
              label={say('team.company.country')}
              data={countries.map((one) => ({ value: one.code, label: one.name }))}
              value={kept.country}
              onChange={(chosen) => chosen && onChange({ country: chosen })}
              searchable
              allowDeselect={false}
            />
            {regions.length > 0 && (
              <Select
                label={say('team.company.region')}
                placeholder={say('calendars.holidays.whole')}
                data={regions.map((one) => ({ value: one.code, label: one.name }))}
                value={kept.region ?? null}
                onChange={(region) => onChange({ country: kept.country, ...(region && { region }) })}
                searchable
                clearable
              />
            )}
          </FieldRow>
          <div className={styles.years}>
            {[first, first + 1].map((year) => (
              <section key={year}>
                <h3 className={styles.year}>{formatNumber(year, reader, { useGrouping: false })}</h3>
                <ol className={styles.days}>
                  {holidays
                    .filter(({ on }) => yearOf(on, reader) === year)
                    .map(({ on, name }) => (
                      <li key={on}>
                        <span className={styles.when}>
                          {formatDayInFull(on, reader).replace(/\s*\S+$/, '')}
                        </span>
                        <span>{name}</span>
                      </li>
                    ))}
                </ol>
              </section>
            ))}
          </div>
          {kept.country === 'IR' && <p className="quiet">{say('calendars.holidays.moon')}</p>}
        </>
      )}
    </>
  )
}
