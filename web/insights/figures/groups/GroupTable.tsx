import type { Figure, Group, Grouping } from '../../../../contract/insights.ts'
import { paths, withSearch } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { type Column, DataTable } from '../../../ui/tables/DataTable.tsx'
import { FigureLink } from '../FigureLink.tsx'
import type { NamedGroup } from '../measured.ts'
import styles from './GroupTable.module.css'

interface GroupTableProps {
  groups: readonly NamedGroup[]
  by: Grouping
  currencies: readonly string[]
}

/** The breakdown in figures; every one of them leads to its deals. */
export function GroupTable({ groups, by, currencies }: GroupTableProps) {
  const say = useSay()
  const own = currencies[0] as string
  const figure = (
    key: string,
    of: (group: Group) => Figure,
    width: string,
    phone?: false,
  ): Column<NamedGroup> => ({
    key,
    label: say(`insights.column.${key}`),
    align: 'end',
    width,
    ...(phone === false && { onPhone: false }),
    cell: (group) => <FigureLink figure={of(group)} currency={own} as="table" />,
  })
  const value = (
    key: string,
    of: (values: Group['values'][number]) => Figure,
    width: string,
    phone?: false,
  ): Column<NamedGroup> => ({
    key,
    label: say(`insights.column.${key}`),
    align: 'end',
    width,
    ...(phone === false && { onPhone: false }),
    cell: (group) => (
      <span className={styles.values}>
        {group.values
          .filter((values) => values.currency === own || of(values).cases > 0)
          .map((values) => (
            <FigureLink key={values.currency} figure={of(values)} currency={values.currency} as="table" />
          ))}
      </span>
    ),
  })
  const columns: Column<NamedGroup>[] = [
    { key: 'name', label: say(`insights.grouping.${by}`), cell: (group) => <Name group={group} /> },
    figure('won', (group) => group.won, '80px', false),
    figure('lost', (group) => group.lost, '80px', false),
    figure('win_rate', (group) => group.winRate, '92px'),
    value('won_value', (values) => values.wonValue, '128px'),
    value('average_won_value', (values) => values.averageWonValue, '128px', false),
    figure('cycle_won', (group) => group.cycleWon, '88px', false),
  ]
  return (
    <DataTable
      label={say(`insights.by.${by}`)}
      columns={columns}
      rows={groups}
      rowKey={(group) => group.id ?? ''}
      empty={<p className="quiet">{say('insights.nothing_closed')}</p>}
      compact
    />
  )
}

function Name({ group }: { group: NamedGroup }) {
  const { deals, cases } = group.winRate
  if (!deals || cases === 0) return <span title={group.label}>{group.label}</span>
  return (
    <Link to={withSearch(paths.dealList(), deals)} className={styles.name} title={group.label} data-row>
      {group.label}
    </Link>
  )
}
