import { useMemo } from 'react'
import { listLeads } from '../../contract/leads/leads.ts'
import { withTags } from '../customers/tags/tag-column.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { ListPage } from '../segments/list/ListPage.tsx'
import { PressRow } from '../ui/tables/PressRow.tsx'
import { useLeadBulk } from './bulk/lead-bulk.tsx'
import { LeadSentence } from './LeadSentence.tsx'
import { LeadsEmpty } from './LeadsEmpty.tsx'
import { LeadViews } from './LeadViews.tsx'
import { useLeadColumns, usualLeadColumns } from './list/lead-columns.tsx'
import { besidesOf, type LeadSearch, queryOf, quickLeads, readLeadSearch } from './list/lead-search.ts'
import { QuickAdd } from './QuickAdd.tsx'

type Quick = Pick<LeadSearch, 'status' | 'late'>

/** One press each: what is asked for most. */
const quick: readonly { id: string; shows: Quick }[] = [
  { id: 'all', shows: { status: undefined, late: undefined } },
  { id: 'late', shows: { status: undefined, late: 'true' } },
  ...(['new', 'contacted', 'qualified', 'disqualified'] as const).map((status) => ({
    id: status,
    shows: { status, late: undefined },
  })),
]

/** Every lead one may see, as a table: filtered and sorted in the address, several at once where that helps. */
export function LeadListPage() {
  const say = useSay()
  const { member } = useSession()
  const mayEdit = useMay('leads.edit')
  const [search, setSearch] = useSearchParams(readLeadSearch)
  const query = useMemo(() => queryOf(search, member.id), [search, member.id])
  const leads = usePages(listLeads, { query: withTags(query, search) })

  return (
    <ListPage
      entity="lead"
      list="leads"
      title={say('leads.title')}
      search={search}
      onSearch={setSearch}
      route={listLeads}
      query={query}
      pages={leads}
      columns={useLeadColumns()}
      usual={usualLeadColumns}
      order={{ by: search.sort ?? 'created', direction: search.direction ?? 'desc' }}
      rowPath={({ id }) => paths.lead(id)}
      quick={quickLeads}
      besides={besidesOf(search)}
      find={say('leads.find')}
      sentence={<LeadSentence filter={search} onChange={setSearch} />}
      actions={<LeadViews here="list" filter={search} />}
      presses={
        <PressRow
          label={say('deals.quick')}
          presses={quick.map(({ id, shows }) => ({
            key: id,
            label: say(id === 'all' || id === 'late' ? `leads.quick.${id}` : `leads.status.${id}`),
            pressed: search.status === shows.status && search.late === shows.late,
            onPress: () => setSearch(shows),
          }))}
        />
      }
      before={mayEdit && <QuickAdd />}
      none={<LeadsEmpty />}
      bulk={useLeadBulk()}
    />
  )
}
