import { Button } from '@mantine/core'
import type { Segment } from '../../contract/segments/segments.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatNumber } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'
import { DeleteSegment } from '../segments/DeleteSegment.tsx'
import { useSegment, useSegments } from '../segments/segment-queries.ts'
import { EmptyState, ErrorState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { type Column, DataTable } from '../ui/tables/DataTable.tsx'
import { Name } from '../ui/values/Name.tsx'
import { Code } from '../ui/values/values.tsx'
import { CustomerTabs } from './CustomerTabs.tsx'

/** Segments of customers: how many are in each, and who, one click away in the list itself. */
export function SegmentsPage() {
  const say = useSay()
  const segments = useSegments()
  const columns = useColumns()
  const rows = segments.data?.rows.filter(({ entity }) => entity !== 'lead')
  return (
    <Page
      title={say('segments.title')}
      sub={say('segments.yours')}
      width="full"
      tools={<CustomerTabs current="segments" />}
    >
      {segments.error && !rows ? (
        <ErrorState error={segments.error} onRetry={() => void segments.refetch()} />
      ) : (
        <DataTable
          label={say('segments.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowPath={membersOf}
          empty={
            <EmptyState
              title={say('segments.none')}
              act={
                <Button component={Link} to={paths.companies()}>
                  {say('segments.none.companies')}
                </Button>
              }
            >
              {say('segments.none.why')}
            </EmptyState>
          }
        />
      )}
    </Page>
  )
}

/** The list of just those who are in it. */
function membersOf({ id, entity }: Segment): string {
  const filter = JSON.stringify({ all: [{ field: 'segment', operator: 'any_of', value: [id] }] })
  return withSearch(entity === 'company' ? paths.companies() : paths.people(), { view: 'all', filter })
}

function useColumns(): Column<Segment>[] {
  const say = useSay()
  return [
    { key: 'name', label: say('views.name'), cell: (row) => <Name>{row.name}</Name> },
    {
      key: 'kind',
      label: say('segments.field.kind'),
      cell: (row) => say(`segments.kind.${row.entity}`),
      width: '110px',
      onPhone: false,
    },
    {
      key: 'count',
      label: say('segments.field.count'),
      cell: (row) => <Count id={row.id} />,
      align: 'end',
      width: '110px',
    },
    {
      key: 'shared',
      label: say('segments.field.shared'),
      cell: (row) => say(row.shared ? 'views.share.everybody' : 'views.share.nobody'),
      width: '160px',
      onPhone: false,
    },
    {
      key: 'key',
      label: say('segments.field.key'),
      cell: (row) => row.shared && <Code>{row.key}</Code>,
      width: '20vw',
      onPhone: false,
    },
    {
      key: 'delete',
      label: say('segments.delete'),
      labelHidden: true,
      cell: (row) => row.can.edit === true && <DeleteSegment segment={row} />,
      width: '100px',
    },
  ]
}

/** Each is asked for by itself, so that a slow one keeps nobody waiting. */
function Count({ id }: { id: string }) {
  const reader = useReader()
  const count = useSegment(id).data?.count
  return <span className="figures">{count === undefined ? '…' : formatNumber(count, reader)}</span>
}
