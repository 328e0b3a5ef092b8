import { GregorianCalendar, parseDate, toCalendar } from '@internationalized/date'
import { CalendarHeading } from 'react-aria-components/Calendar'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Group,
  Label,
  Popover,
  Text,
} from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useSay } from '../../platform/i18n.tsx'
import { localeOf, useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../icons.tsx'
import styles from './DateField.module.css'
import type { DateFieldProps } from './DateField.tsx'

/** `DateField`'s real body. Kept apart because it brings the calendars of the world with it. */
export function CalendarField(props: DateFieldProps) {
  const { label, value, onChange, min, max, required, disabled, description, error, labelHidden } = props
  const say = useSay()
  const reader = useReader()
  return (
    <I18nProvider locale={localeOf(reader)}>
      <DatePicker
        className={styles.field}
        value={dateOf(value)}
        onChange={(date) => onChange(date === null ? null : dayOf(date))}
        {...(min && { minValue: parseDate(min) })}
        {...(max && { maxValue: parseDate(max) })}
        isRequired={required ?? false}
        isDisabled={disabled ?? false}
        isInvalid={error !== undefined}
        shouldForceLeadingZeros
      >
        <Label className={labelHidden ? 'only-heard' : styles.label}>{label}</Label>
        <Group className={styles.box}>
          <DateInput className={styles.input}>
            {(segment) => <DateSegment segment={segment} className={styles.segment} />}
          </DateInput>
          {value !== null && !required && (
            <Button
              slot={null}
              className={styles.open}
              aria-label={say('common.date.clear')}
              onPress={() => onChange(null)}
            >
              <Icon name="close" size={12} />
            </Button>
          )}
          <Button className={styles.open}>
            <Icon name="today" />
          </Button>
        </Group>
        {description && (
          <Text slot="description" className={styles.description}>
            {description}
          </Text>
        )}
        {error && (
          <Text slot="errorMessage" className={styles.error}>
            {error}
          </Text>
        )}
        <Popover className={styles.popover} offset={4}>
          <Dialog className={styles.dialog}>
            <Calendar>
              <div className={styles.month}>
                <Button slot="previous" className={styles.open}>
                  <span className={styles.back}>
                    <Icon name="onward" />
                  </span>
                </Button>
                <CalendarHeading
                  className={styles.heading}
                  // Persian has no short names, and only so does its year come last.
                  format={{ month: reader.calendar === 'persian' ? 'short' : 'long', year: 'numeric' }}
                />
                <Button slot="next" className={styles.open}>
                  <Icon name="onward" />
                </Button>
              </div>
              <CalendarGrid weekdayStyle="narrow" className={styles.grid}>
                <CalendarGridHeader>
                  {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(date) => <CalendarCell date={date} className={styles.day} />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  )
}

function dateOf(day: string | null): DateValue | null {
  return day === null ? null : parseDate(day)
}

function dayOf(date: DateValue): string {
  return toCalendar(date, new GregorianCalendar()).toString().slice(0, 10)
}
