import type { Money } from '../../../contract/money.ts'
import { directionOf, useSay } from '../../platform/i18n.tsx'
import {
  formatDay,
  formatDayInFull,
  formatInstant,
  formatInstantInFull,
  relativeToNow,
} from '../../platform/reader/dates.ts'
import { formatMoney, formatNumber, workingSpan } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './values.module.css'

export interface MoneyTextProps extends Money {
  short?: boolean
  /** With more characters than this it is shown short. */
  most?: number
}

/** An amount with its currency, kept together in its own direction; the exact amount shows on hover when short. */
export function MoneyText({ amount, currency, short = false, most }: MoneyTextProps) {
  const reader = useReader()
  const full = formatMoney({ amount, currency }, reader)
  const isShort = short || (most !== undefined && full.length > most)
  return (
    <bdi dir={directionOf(reader.language)} className={styles.value} {...(isShort && { title: full })}>
      {isShort ? formatMoney({ amount, currency }, reader, 'short') : full}
    </bdi>
  )
}

/** Several sums of different currencies, largest first, as the server sends them. */
export function MoneySums({ sums, short = false }: { sums: readonly Money[]; short?: boolean }) {
  return (
    <span className={styles.sums}>
      {sums.map((sum) => (
        <MoneyText key={sum.currency} {...sum} short={short} />
      ))}
    </span>
  )
}

/** A day (`YYYY-MM-DD`) or an instant. Near now in words when `relative`; the whole truth on hover. */
export function DateText({ at, relative = false }: { at: string | null; relative?: boolean }) {
  const reader = useReader()
  if (at === null) return <span className="quiet">–</span>
  const isDay = at.length === 10
  const near = relative && !isDay ? relativeToNow(at, reader) : null
  const absolute = isDay ? formatDay(at, reader) : formatInstant(at, reader)
  return (
    <time
      dateTime={at}
      title={isDay ? formatDayInFull(at, reader) : formatInstantInFull(at, reader)}
      className={styles.value}
    >
      {near ?? absolute}
    </time>
  )
}

export function NumberText({ value, ...options }: { value: number } & Intl.NumberFormatOptions) {
  return <span className={styles.value}>{formatNumber(value, useReader(), options)}</span>
}

/** Working time: "4 h 20 min", "35 min", "6 working days". */
export function SpanText({ minutes }: { minutes: number }) {
  const say = useSay()
  const reader = useReader()
  const number = (value: number) => formatNumber(value, reader)
  const span = workingSpan(minutes)
  if ('days' in span)
    return <span className={styles.value}>{say('common.span.days', { count: span.days })}</span>
  const hours = number(span.hours)
  const left = number(span.minutes)
  const id =
    span.hours === 0
      ? 'common.span.minutes'
      : span.minutes === 0
        ? 'common.span.hours'
        : 'common.span.hours_minutes'
  return <span className={styles.value}>{say(id, { hours, minutes: left })}</span>
}

/** What stays left to right and untranslated inside any language: phone numbers, addresses, codes. */
export function Code({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className={styles.value}>
      {children}
    </bdi>
  )
}
