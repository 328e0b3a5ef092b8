import { sql } from 'kysely'
import type { DepartmentId, MemberId, TeamId, WorkspaceId } from '../../contract/ids.ts'
import type { Language } from '../../contract/text.ts'
import type { Tx } from '../platform/database/tx.ts'
import { notRetired, publishedProcesses } from '../process/versions/published-processes.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import type { Random } from './random.ts'
import type { Product, Setting } from './setting.ts'
import type { Present } from './team-rows.ts'
import { wordsIn } from './words/words.ts'

/** Everything about a company that a made-up history has to fit into. */
export interface WorkspaceRead {
  founded: Omit<Setting, 'sellers' | 'holders' | 'products' | 'companies'>
  present: Present
  products: Product[]
  sellers: MemberId[]
  holders: Map<string, MemberId[]>
}

export async function readWorkspace(
  tx: Tx,
  workspaceId: WorkspaceId,
  made: { random: Random; now: number; sample: boolean; detailed: boolean },
): Promise<WorkspaceRead> {
  const currency = await workspaceCurrency(tx, workspaceId)
  const calendar = await workspaceCalendar(tx, workspaceId)
  const minorPerUnit =
    10 **
    (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2)
  const { rows } = await sql<Read>`
    select w.language,
           (select coalesce(jsonb_object_agg(name, id), '{}') from departments where workspace_id = ${workspaceId}) as departments,
           (select coalesce(jsonb_object_agg(name, id), '{}') from teams where workspace_id = ${workspaceId}) as teams,
           (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'series', series, 'price', price) order by name, id), '[]')
            from products where workspace_id = ${workspaceId} and archived_at is null and price > 0 and currency = ${currency}) as products,
           (select coalesce(jsonb_agg(id order by id), '[]') from members
            where workspace_id = ${workspaceId} and role_key = 'seller' and not sample and deactivated_at is null) as sellers,
           (select coalesce(jsonb_object_agg(role_key, people), '{}')
            from (select role_key, jsonb_agg(member_id order by member_id) as people
                  from role_holders where workspace_id = ${workspaceId} group by role_key) h) as holders
    from workspaces w
    where w.workspace_id = ${workspaceId}
  `.execute(tx)
  const { language, departments, teams, products, sellers, holders } = rows[0] as Read
  const processes = notRetired(await publishedProcesses(tx, workspaceId))
  return {
    founded: {
      workspaceId,
      language,
      words: wordsIn(language),
      currency,
      minorPerUnit,
      calendar,
      processes,
      ...made,
    },
    present: { departments: new Map(Object.entries(departments)), teams: new Map(Object.entries(teams)) },
    products,
    sellers,
    holders: new Map(Object.entries(holders)),
  }
}

interface Read {
  language: Language
  departments: Record<string, DepartmentId>
  teams: Record<string, TeamId>
  products: Product[]
  sellers: MemberId[]
  holders: Record<string, MemberId[]>
}
