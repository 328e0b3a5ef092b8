import type { DateOrder, DecimalMark } from '../../../contract/imports/mapping.ts'
import type { ColumnProfile } from '../../../contract/imports/profile.ts'
import { latinDigits } from './latin-digits.ts'
import { numberPartsOf } from './read-amount.ts'
import { type DateParts, datePartsOf, fullYear, inOrder, readDate } from './read-date.ts'

const mostDistinct = 200
const samplesKept = 5
/** A column is of a kind when nearly every filled cell is: real exports have an "n/a" here and there. */
const nearly = 0.95

/** Looks at every cell of a column as it comes by, keeping only counts. */
export class ColumnTally {
  readonly name: string
  private rows = 0
  private blanks = 0
  private readonly looks = { number: 0, signed: 0, date: 0, email: 0, phone: 0 }
  private readonly orders: OrderTally = {
    ymd: newOrder(),
    dmy: newOrder(),
    mdy: newOrder(),
    jalali: newOrder(),
  }
  private readonly marks = { ',': 0, '.': 0, unclear: 0 }
  private readonly currencies = new Map<string, number>()
  private distinct: Map<string, number> | null = new Map()
  private readonly samples: string[] = []

  constructor(name: string) {
    this.name = name
  }

  add(cell: string): void {
    this.rows++
    if (cell === '') {
      this.blanks++
      return
    }
    const again = this.distinct?.has(cell)
    this.count(cell)
    if (!again && this.samples.length < samplesKept && !this.samples.includes(cell))
      this.samples.push(cell.slice(0, 200))
    if (looksLikeEmail(cell)) this.looks.email++
    const parts = datePartsOf(cell)
    if (parts) return this.addDate(cell, parts)
    this.addNumber(cell)
    if (/^[+(]?[\d\s().\-/]{7,25}$/.test(latinDigits(cell))) this.looks.phone++
  }

  profile(): ColumnProfile {
    const kind = this.kind()
    return {
      name: this.name,
      kind,
      blanks: this.blanks,
      distinct: this.distinct && [...this.distinct].map(([value, rows]) => ({ value, rows })).sort(byRows),
      samples: this.samples,
      dates: kind === 'date' ? this.dateOrder() : null,
      decimals: kind === 'number' || kind === 'money' ? this.decimalMark() : null,
      currency: kind === 'money' ? mostFrequent(this.currencies) : null,
    }
  }

  private kind(): ColumnProfile['kind'] {
    const filled = this.rows - this.blanks
    if (filled === 0) return 'empty'
    // In a short file one bad cell is more than a twentieth.
    const mostly = (count: number) => count >= filled * nearly || (filled >= 3 && count >= filled - 1)
    if (mostly(this.looks.email)) return 'email'
    if (mostly(this.looks.date)) return 'date'
    if (mostly(this.looks.number)) return this.looks.signed > filled / 2 ? 'money' : 'number'
    return mostly(this.looks.phone + this.looks.number) && this.looks.phone > 0 ? 'phone' : 'text'
  }

  private count(cell: string): void {
    if (!this.distinct || cell.length > 1_000) {
      this.distinct = null
      return
    }
    this.distinct.set(cell, (this.distinct.get(cell) ?? 0) + 1)
    if (this.distinct.size > mostDistinct) this.distinct = null
  }

  private addDate(cell: string, parts: DateParts): void {
    let fits = false
    for (const order of Object.keys(this.orders) as DateOrder[]) {
      const tally = this.orders[order]
      if (!readDate(cell, order)) continue
      fits = true
      // Read by its four-digit year, whatever the order: that speaks for the orders with the year in that place only.
      const longAt = parts.numbers.findIndex((part) => part.length > 2)
      if (longAt >= 0 && (longAt === 0) !== (order === 'ymd' || order === 'jalali')) continue
      tally.read++
      if (longAt < 0) tally.short++
      const { year } = inOrder(parts, order)
      tally.years.add(order === 'jalali' ? Number(year) : fullYear(year))
    }
    if (fits) this.looks.date++
  }

  private addNumber(cell: string): void {
    const parts = numberPartsOf(cell)
    if (!parts) return
    // A leading zero or a plus belongs to a code or a telephone number.
    if (/^0\d/.test(parts.body) || parts.body.length > 20) return
    this.looks.number++
    if (parts.currency || /[^\d.,\s'’-]/.test(latinDigits(cell))) this.looks.signed++
    if (parts.currency) this.currencies.set(parts.currency, (this.currencies.get(parts.currency) ?? 0) + 1)
    const mark = markOf(parts.body)
    if (mark) this.marks[mark]++
  }

  /**
   * The order in which most values are dates; among equals the one with the fewest different years, since days run
   * from 1 to 31 while a file spans a few years: that tells `20-10-16` of 2016 from 2020 when the next row is 25-10-16.
   */
  private dateOrder(): NonNullable<ColumnProfile['dates']> {
    const [best, second] = (Object.entries(this.orders) as [DateOrder, OneOrder][])
      .filter(([order]) => order !== 'jalali' || isJalali(this.orders.jalali))
      .filter(([order]) => order === 'jalali' || !isJalali(this.orders.jalali))
      .filter(([order]) => order !== 'ymd' || !isFalseYear(this.orders))
      .toSorted(([, a], [, b]) => b.read - a.read || a.years.size - b.years.size)
    if (!best) return { order: 'ymd', ambiguous: true }
    const unsure =
      second !== undefined && second[1].read === best[1].read && second[1].years.size === best[1].years.size
    // Equal as far as one can see: day first, as in most of the world.
    return { order: unsure ? 'dmy' : best[0], ambiguous: unsure }
  }

  private decimalMark(): NonNullable<ColumnProfile['decimals']> {
    const { ',': comma, '.': point, unclear } = this.marks
    if (comma === 0 && point === 0) return { mark: '.', ambiguous: unclear > 0 }
    return { mark: comma > point ? ',' : '.', ambiguous: comma > 0 && point > 0 }
  }
}

interface OneOrder {
  read: number
  /** Of those, with a year of two digits. */
  short: number
  years: Set<number>
}
type OrderTally = Record<DateOrder, OneOrder>
const newOrder = (): OneOrder => ({ read: 0, short: 0, years: new Set() })

/**
 * Nearly nobody writes a short year first, so one mistyped `31-04-17` among days does not make it a year: another order
 * that reads nearly as many dates, of fewer years, is believed instead.
 */
function isFalseYear({ ymd, dmy, mdy }: OrderTally): boolean {
  const nearlyAll = Math.min(ymd.read * nearly, ymd.read - 1)
  return (
    ymd.short > 0 && [dmy, mdy].some(({ read, years }) => read >= nearlyAll && years.size < ymd.years.size)
  )
}

/** Years from 1300 to 1450 are written in no other calendar today. */
const isJalali = ({ read, years }: OneOrder) =>
  read > 0 && [...years].every((year) => year >= 1300 && year <= 1450)

/** Which sign surely is the decimal one in this number: the last of two, or one that does not stand before three digits. */
function markOf(body: string): DecimalMark | 'unclear' | null {
  const used = new Set(body.match(/[.,]/g))
  if (used.size === 0) return null
  const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'))
  const mark = body[last] as DecimalMark
  if (used.size === 2) return mark
  const other = mark === ',' ? '.' : ','
  if (body.split(mark).length > 2) return other
  return body.length - last - 1 === 3 && last <= 3 ? 'unclear' : mark
}

const looksLikeEmail = (cell: string) => cell.length < 255 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(cell)
const byRows = (a: { rows: number }, b: { rows: number }) => b.rows - a.rows

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
