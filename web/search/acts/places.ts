import { bulkRights } from '../../../contract/bulk.ts'
import type { Rights } from '../../../contract/team/rights.ts'
import { paths, withSearch } from '../../paths.ts'

/** Something the palette leads to. `words` is its message; `under` the message of what it belongs to. */
export interface Leading {
  words: string
  to: string
  under?: string
  /** One of several is enough. */
  needs?: keyof Rights | readonly (keyof Rights)[]
  /** The reach it takes, where any is not enough. */
  reach?: 'all'
  keys?: string
}

export const creating: readonly Leading[] = [
  {
    words: 'search.command.create_deal',
    to: withSearch(paths.dealBoard(), { create: 'deal' }),
    needs: 'deals.edit',
    keys: 'c',
  },
  {
    words: 'search.command.create_lead',
    to: withSearch(paths.leadBoard(), { create: 'lead' }),
    needs: 'leads.edit',
  },
  {
    words: 'search.command.create_company',
    to: withSearch(paths.companies(), { create: 'company' }),
    needs: 'customers.edit',
  },
  {
    words: 'search.command.create_person',
    to: withSearch(paths.people(), { create: 'person' }),
    needs: 'customers.edit',
  },
  {
    words: 'search.command.create_product',
    to: withSearch(paths.products(), { create: 'product' }),
    needs: 'products.edit',
  },
  { words: 'search.command.import', to: paths.imports(), needs: 'import' },
]

const settings = 'team.settings'
const customers = 'frame.place.customers'
const leads = 'search.kind.leads'

export const places: readonly Leading[] = [
  { words: 'search.command.go_today', to: paths.today(), keys: 'g t' },
  { words: 'frame.place.queues', to: paths.queues(), keys: 'g q' },
  { words: 'search.command.go_board', to: paths.dealBoard(), needs: 'deals.see', keys: 'g d' },
  { words: 'search.command.go_deals', to: paths.dealList(), needs: 'deals.see' },
  { words: 'search.command.go_leads', to: paths.leadBoard(), needs: 'leads.see', keys: 'g l' },
  { words: 'search.command.go_lead_list', to: paths.leadList(), needs: 'leads.see' },
  { words: 'search.command.go_lead_numbers', to: paths.leadNumbers(), needs: 'leads.see', under: leads },
  { words: 'search.command.go_conversations', to: paths.conversations(), needs: 'leads.see', under: leads },
  { words: 'search.command.go_chats', to: paths.chats(), needs: 'leads.see', under: leads },
  { words: 'search.command.go_companies', to: paths.companies(), needs: 'customers.see', keys: 'g c' },
  { words: 'search.command.go_people', to: paths.people(), needs: 'customers.see' },
  { words: 'search.command.go_segments', to: paths.segments(), needs: 'customers.see', under: customers },
  { words: 'search.command.go_duplicates', to: paths.duplicates(), needs: 'customers.see', under: customers },
  { words: 'search.command.go_repair', to: paths.repair(), under: customers },
  { words: 'search.command.go_products', to: paths.products(), keys: 'g p' },
  { words: 'search.command.go_numbers', to: paths.numbers(), needs: 'deals.see', keys: 'g n' },
  { words: 'search.command.go_processes', to: paths.processes(), keys: 'g r' },
  { words: 'search.command.go_choosing', to: paths.chooseProcess(), under: 'search.command.go_processes' },
  { words: 'search.command.import', to: paths.imports(), needs: 'import', keys: 'g i' },
  { words: 'search.command.go_team', to: paths.team(), keys: 'g m' },
  { words: 'search.command.go_profile', to: paths.profile(), keys: 'g s' },
  { words: 'search.command.go_sessions', to: paths.sessions(), under: settings },
  { words: 'search.command.go_api_keys', to: paths.apiKeys(), under: settings },
  { words: 'bulk.edits', to: paths.bulkEdits(), needs: Object.values(bulkRights), under: settings },
  { words: 'search.command.go_workspace', to: paths.workspace(), needs: 'workspace.manage', under: settings },
  { words: 'calendars.title', to: paths.workingTime(), needs: 'workspace.manage', under: settings },
  { words: 'own_fields.title', to: paths.ownFields(), needs: 'workspace.manage', under: settings },
  { words: 'forms.title', to: paths.forms(), needs: 'workspace.manage', under: settings },
  { words: 'privacy.title', to: paths.personalData(), needs: 'workspace.manage', under: settings },
  {
    words: 'assignment.title',
    to: paths.assignmentRules(),
    needs: 'leads.edit',
    reach: 'all',
    under: settings,
  },
  {
    words: 'qualification.title',
    to: paths.qualification(),
    needs: 'leads.edit',
    reach: 'all',
    under: settings,
  },
  { words: 'scores.title', to: paths.scoring(), needs: 'leads.edit', reach: 'all', under: settings },
]
