import { sql } from 'kysely'
import type { AddCheck, Check, EditCheck } from '../../../contract/hygiene/checks.ts'
import type { Filter } from '../../../contract/segments/filters.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { given } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { fitFilter } from '../../segments/fit-filter.ts'
import { allowEditingChecks } from '../policy.ts'
import type { KnownCheck } from './check.ts'
import { knownChecks } from './known-checks.ts'
import { failsInSql, isBroken } from './ready-checks.ts'
import { askForRound } from './rounds.ts'
import { countFindings } from './show-checks.ts'

/** Each is asked of every record. */
const mostOfOwn = 50

/** @throws Refusal `malformed` for a field, operator or value that is not known */
export async function addCheck(tx: Tx, parts: AddCheck, actor: Actor): Promise<Check> {
  allowEditingChecks(actor)
  await lockChecks(tx, actor)
  const known = await knownChecks(tx, actor.workspaceId)
  if (known.filter(({ name }) => name !== null).length >= mostOfOwn)
    throw fieldRefusal('malformed', 'body.name', `${mostOfOwn} checks of one's own are the most`)
  const check: KnownCheck = {
    key: `own_${newId<string>().replaceAll('-', '')}`,
    entity: parts.entity,
    name: parts.name,
    label: null,
    fault: parts.fault,
    about: parts.about ?? everything,
    active: parts.active ?? true,
    version: 0,
  }
  await mustBeUsable(tx, check, actor)
  return saved(tx, check, actor, 'check.added')
}

/** @throws Refusal `changed_meanwhile`, `malformed` */
export async function editCheck(
  tx: Tx,
  { key, ifMatch, edit }: { key: string; ifMatch: number; edit: EditCheck },
  actor: Actor,
): Promise<Check> {
  allowEditingChecks(actor)
  await lockChecks(tx, actor)
  const check = await mustKnow(tx, key, actor)
  seen(check, ifMatch)
  if (check.name === null && (edit.name !== undefined || edit.fault !== undefined))
    throw fieldRefusal('malformed', edit.name === undefined ? 'body.fault' : 'body.name', "it is the house's")
  const after: KnownCheck = { ...check, ...given(edit) }
  // One that is broken can be switched off as it is.
  if (Object.keys(edit).some((part) => part !== 'active')) await mustBeUsable(tx, after, actor)
  return saved(tx, after, actor, 'check.edited')
}

/** Findings of it go with the round that this asks for; nobody is shown them any more. */
export async function removeCheck(tx: Tx, key: string, actor: Actor): Promise<void> {
  allowEditingChecks(actor)
  await lockChecks(tx, actor)
  const check = await mustKnow(tx, key, actor)
  await sql`delete from checks where workspace_id = ${actor.workspaceId} and key = ${key}`.execute(tx)
  await askForRound(tx, actor.workspaceId, check.entity)
  await recorded(tx, 'check.removed', check, actor)
}

const everything: Filter = { all: [] }

/** One at a time, so that none is changed by two and there are no more than there may be. */
async function lockChecks(tx: Tx, { workspaceId }: Actor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`edit checks ${workspaceId}`}, 0))`.execute(tx)
}

async function mustKnow(tx: Tx, key: string, actor: Actor): Promise<KnownCheck> {
  const check = (await knownChecks(tx, actor.workspaceId)).find((one) => one.key === key)
  if (!check) throw new Refusal('not_found')
  return check
}

async function mustBeUsable(tx: Tx, check: KnownCheck, actor: Actor): Promise<void> {
  await fitFilter(tx, check.entity, check.about, actor, { shared: true })
  if (check.fault.is === 'meant')
    await fitFilter(tx, check.entity, check.fault.filter, actor, { shared: true })
  await failsInSql(tx, check, actor)
}

async function saved(
  tx: Tx,
  check: KnownCheck,
  actor: Actor,
  type: 'check.added' | 'check.edited',
): Promise<Check> {
  const { key, entity, name, fault, about, active } = check
  const version = check.version + 1
  await sql`
    insert into checks (workspace_id, key, entity, name, fault, about, active, version)
    values (${actor.workspaceId}, ${key}, ${entity}, ${name}, ${name === null ? null : JSON.stringify(fault)}::jsonb,
            ${JSON.stringify(about)}::jsonb, ${active}, ${version})
    on conflict (workspace_id, key) do update
    set name = excluded.name, fault = excluded.fault, about = excluded.about, active = excluded.active,
        version = excluded.version
  `.execute(tx)
  await askForRound(tx, actor.workspaceId, entity)
  await recorded(tx, type, check, actor)
  return {
    ...check,
    version,
    broken: await isBroken(tx, check, actor),
    count: active ? ((await countFindings(tx, actor, [check])).get(key) ?? 0) : 0,
  }
}

const recorded = (tx: Tx, type: `check.${string}`, { key, name, active }: KnownCheck, actor: Actor) =>
  record(tx, actor, {
    type,
    subject: { type: 'check', id: actor.workspaceId },
    data: { key, name, active },
  })
