import { useState } from 'react'
import type { SourceNumbers } from '../../../contract/leads/numbers.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt } from '../../platform/reader/dates.ts'
import { formatPercent } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { useClockWords } from '../../team/use-clock-words.ts'
import { Answer, EmptyState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { MoneyText, NumberText } from '../../ui/values/values.tsx'
import { LeadViews } from '../LeadViews.tsx'
import { useLeadNumbers } from '../lead-queries.ts'
import styles from './LeadNumbersPage.module.css'
import { SourceCosts } from './SourceCosts.tsx'

const day = (value: RawSearch[string]) => {
  const text = textOf(value)
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}
const readPeriod = (raw: RawSearch) => ({ from: day(raw.from), to: day(raw.to) })

/** Where leads come from, what becomes of them and what they cost. Each number opens its leads. */
export function LeadNumbersPage() {
  const say = useSay()
  const reader = useReader()
  const words = useClockWords()
  const [search, setSearch] = useSearchParams(readPeriod)
  const [today] = useState(() => dayAt(new Date(), reader))
  const period = { from: search.from ?? ninetyDaysBefore(today), to: search.to ?? today }
  const numbers = useLeadNumbers(period)

  return (
    <Page
      title={say('leads.numbers.title')}
      sub={say('leads.numbers.sub')}
      actions={<LeadViews here="numbers" />}
      tools={
        <div className={styles.period}>
          <DateField
            label={say('leads.numbers.from')}
            value={period.from}
            max={period.to}
            required
            onChange={(from) => from && setSearch({ from })}
          />
          <DateField
            label={say('leads.numbers.to')}
            value={period.to}
            min={period.from}
            required
            onChange={(to) => to && setSearch({ to })}
          />
        </div>
      }
    >
      <Answer of={numbers} waiting={<SkeletonRows rows={6} columns={6} />}>
        {(data) => (
          <div className={styles.parts}>
            <dl className={styles.figures}>
              <Figure label={say('leads.title')} value={<NumberText value={data.total.leads} />} />
              <Figure
                label={say('leads.numbers.qualified_share')}
                value={share(data.total.qualified, data.total.leads)}
              />
              <Figure
                label={say('leads.numbers.first_contact')}
                value={
                  data.medianFirstContactMinutes === null ? '–' : words.span(data.medianFirstContactMinutes)
                }
                beside={
                  data.inTime !== null &&
                  say('leads.numbers.in_time', { share: formatPercent(data.inTime, reader) })
                }
              />
              {data.total.costPerLead !== null && (
                <Figure
                  label={say('leads.numbers.cost_per_lead')}
                  value={<MoneyText amount={data.total.costPerLead} currency={data.currency} />}
                />
              )}
            </dl>
            <DataTable
              label={say('leads.numbers.title')}
              columns={columns(data.currency)}
              rows={data.rows}
              rowKey={({ source }) => source ?? 'none'}
              empty={<EmptyState title={say('leads.numbers.empty')} />}
            />
            <SourceCosts
              costs={data.costs}
              may={data.can.editCosts}
              period={period}
              currency={data.currency}
            />
          </div>
        )}
      </Answer>
    </Page>
  )

  function columns(currency: string): readonly Column<SourceNumbers>[] {
    const count = (key: 'leads' | 'qualified' | 'deals' | 'won', asks: Record<string, string>) => ({
      key,
      label: say(`leads.numbers.${key}`),
      align: 'end' as const,
      width: 'clamp(68px, 8vw, 110px)',
      cell: (row: SourceNumbers) =>
        row[key] === 0 || row.source === null ? (
          <NumberText value={row[key]} />
        ) : (
          <Link
            to={withSearch(paths.leadList(), {
              source: row.source,
              createdFrom: period.from,
              createdTo: period.to,
              ...asks,
            })}
          >
            <NumberText value={row[key]} />
          </Link>
        ),
    })
    const money = (key: 'cost' | 'costPerLead' | 'costPerWon', label: string) => ({
      key,
      label,
      align: 'end' as const,
      width: 'clamp(104px, 9vw, 130px)',
      cell: (row: SourceNumbers) =>
        row[key] === null ? (
          <span className="quiet">–</span>
        ) : (
          <MoneyText amount={row[key]} currency={currency} />
        ),
    })
    return [
      {
        key: 'source',
        label: say('deals.field.source'),
        cell: ({ source }) => (source ? say(`deals.source.${source}`) : say('leads.numbers.no_source')),
      },
      count('leads', {}),
      { ...count('qualified', { status: 'qualified' }), onPhone: false },
      { ...count('deals', { deal: 'any' }), onPhone: false },
      count('won', { deal: 'won' }),
      { ...money('cost', say('leads.numbers.cost')), onPhone: false },
      money('costPerLead', say('leads.numbers.cost_per_lead')),
      { ...money('costPerWon', say('leads.numbers.cost_per_won')), onPhone: false },
    ]
  }

  function share(part: number, whole: number): string {
    return whole === 0 ? '–' : formatPercent(part / whole, reader)
  }
}

function Figure({
  label,
  value,
  beside,
}: {
  label: string
  value: React.ReactNode
  beside?: React.ReactNode
}) {
  return (
    <div>
      <dt className="quiet">{label}</dt>
      <dd className={styles.figure}>
        {value} {beside && <span className={styles.beside}>{beside}</span>}
      </dd>
    </div>
  )
}

function ninetyDaysBefore(today: string): string {
  return new Date(Date.parse(today) - 90 * 86_400_000).toISOString().slice(0, 10)
}
