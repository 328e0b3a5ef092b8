import type { MemberId, UserId, WorkspaceId } from '../../../contract/ids.ts'
import type { StarterKey } from '../../../contract/process/starters.ts'
import type { Language } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { defaultCurrency, defaultTimeZone, defaultWeek } from '../../platform/time/country-defaults.ts'
import { loadActor } from '../load-actor.ts'
import { founderRole, startingRoles } from '../roles/starting-roles.ts'
import { json, tables } from '../table.ts'

export interface NewWorkspace {
  company: string
  language: Language
  country: string
  region?: string | undefined
  /** Absent: what the country uses. */
  currency?: string | undefined
  timeZone?: string | undefined
  /** The first member, its administrator. */
  name: string
  email: string
  /** Ready-made processes to begin with. Absent: the pipeline. */
  starters?: readonly StarterKey[] | undefined
  sample: boolean
}

/** What else a new company gets, from the concepts above this one: a first process, sample data. */
export type Founding = (tx: Tx, actor: Actor, workspace: NewWorkspace) => Promise<void>

/**
 * Founds a company: its working time as the country has it, its four roles, its first member as administrator.
 * @param tx inside a workspace whose id is new
 * @param userId whom the administrator signs in as
 * @returns the administrator
 */
export async function setUpWorkspace(
  tx: Tx,
  workspaceId: WorkspaceId,
  userId: UserId,
  workspace: NewWorkspace,
  foundings: readonly Founding[] = [],
): Promise<Actor> {
  await saveWorkspace(tx, workspaceId, workspace)
  await saveRoles(tx, workspaceId)
  const memberId = newId<MemberId>()
  await tables(tx)
    .insertInto('members')
    .values({
      workspace_id: workspaceId,
      id: memberId,
      user_id: userId,
      name: workspace.name,
      email: workspace.email,
      role_key: founderRole,
      language: workspace.language,
      created_at: new Date().toISOString(),
    })
    .execute()
  const founder = await loadActor(tx, workspaceId, { memberId }, 'screen')
  if (!founder) throw new Error('the founder is not among the members')
  await record(
    tx,
    founder,
    { type: 'workspace.founded', subject: { type: 'workspace', id: workspaceId } },
    {
      type: 'member.added',
      subject: { type: 'member', id: memberId },
      data: { name: workspace.name, role: founderRole },
    },
  )
  for (const found of foundings) await found(tx, founder, workspace)
  return founder
}

async function saveWorkspace(tx: Tx, workspaceId: WorkspaceId, workspace: NewWorkspace): Promise<void> {
  const { country, region } = workspace
  const timeZone = workspace.timeZone ?? defaultTimeZone(country)
  await tables(tx)
    .insertInto('workspaces')
    .values({
      workspace_id: workspaceId,
      name: workspace.company,
      language: workspace.language,
      country,
      region: region ?? null,
      currency: workspace.currency ?? defaultCurrency(country),
      time_zone: timeZone,
      calendar: json({
        timeZone,
        week: defaultWeek(country),
        holidays: { country, ...(region && { region }) },
        daysOff: [],
        daysWorked: [],
      }),
      created_at: new Date().toISOString(),
    })
    .execute()
  await tables(tx).insertInto('deal_numbers').values({ workspace_id: workspaceId }).execute()
}

async function saveRoles(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await tables(tx)
    .insertInto('roles')
    .values(
      startingRoles.map(({ key, name, rights }, position) => ({
        workspace_id: workspaceId,
        key,
        name: json(name),
        rights: json(rights),
        position,
      })),
    )
    .execute()
}
