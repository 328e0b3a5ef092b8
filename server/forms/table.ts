import { sql } from 'kysely'
import type { FormInList } from '../../contract/forms.ts'
import type { FormId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Form } from './form.ts'

const columns = sql`
  f.id, f.name, f.slug, f.secret, f.title, f.intro, f.button, f.thanks, f.fields, f.consent,
  f.consent_version as "consentVersion", f.double_opt_in as "doubleOptIn", f.source, f.channel, f.campaign,
  f.redirect_to as "redirectTo", f.origins, f.opened_at as "openedAt", f.version`

export async function formOf(tx: Tx, workspaceId: WorkspaceId, id: FormId): Promise<Form> {
  const { rows } = await sql<Form>`
    select ${columns} from forms f where f.workspace_id = ${workspaceId} and f.id = ${id}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function lockForm(tx: Tx, actor: Actor, id: FormId): Promise<Form> {
  const { rows } = await sql<Form>`
    select ${columns} from forms f where f.workspace_id = ${actor.workspaceId} and f.id = ${id} for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** Whose form an address names, open or not. */
export async function formHolder(
  tx: Tx,
  slug: string,
): Promise<{ workspaceId: WorkspaceId; formId: FormId } | null> {
  const { rows } = await sql<{ workspaceId: WorkspaceId; formId: FormId }>`
    select workspace_id as "workspaceId", form_id as "formId" from form_holder(${slug})
  `.execute(tx)
  return rows[0] ?? null
}

/** Every form, newest first; a company has few. */
export async function allForms(
  tx: Tx,
  actor: Actor,
): Promise<(Omit<FormInList, 'url'> & { slug: string })[]> {
  const { rows } = await sql<Omit<FormInList, 'url'> & { slug: string }>`
    select f.id, f.name, f.slug, f.opened_at as "openedAt", f.created_at as "createdAt",
           coalesce(s.leads, 0)::integer as leads, s.last as "lastLeadAt"
    from forms f
    left join lateral (
      select count(distinct s.lead_id) as leads, max(s.at) as last
      from form_submissions s
      where s.workspace_id = f.workspace_id and s.form_id = f.id and s.lead_id is not null
        and s.at > now() - interval '30 days'
    ) s on true
    where f.workspace_id = ${actor.workspaceId}
    order by f.created_at desc, f.id desc
  `.execute(tx)
  return rows
}

export async function insertForm(tx: Tx, actor: Actor, form: Form): Promise<void> {
  await sql`
    insert into forms (workspace_id, id, name, slug, secret, title, intro, button, thanks, fields, consent,
                       consent_version, double_opt_in, source, channel, campaign, redirect_to, origins, created_at,
                       created_by)
    values (${actor.workspaceId}, ${form.id}, ${form.name}, ${form.slug}, ${form.secret}, ${json(form.title)},
            ${json(form.intro)}, ${json(form.button)}, ${json(form.thanks)}, ${json(form.fields)},
            ${json(form.consent)}, ${form.consentVersion}, ${form.doubleOptIn}, ${form.source}, ${form.channel},
            ${form.campaign}, ${form.redirectTo}, ${form.origins}, now(), ${actor.memberId})
  `.execute(tx)
}

/** Writes everything that may change of a form and counts its version up. */
export async function saveForm(tx: Tx, actor: Actor, form: Form): Promise<Form> {
  await sql`
    update forms
    set name = ${form.name}, title = ${json(form.title)}, intro = ${json(form.intro)}, button = ${json(form.button)},
        thanks = ${json(form.thanks)}, fields = ${json(form.fields)}, consent = ${json(form.consent)},
        consent_version = ${form.consentVersion}, double_opt_in = ${form.doubleOptIn}, source = ${form.source},
        channel = ${form.channel}, campaign = ${form.campaign}, redirect_to = ${form.redirectTo},
        origins = ${form.origins}, opened_at = ${form.openedAt}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${form.id}
  `.execute(tx)
  return { ...form, version: form.version + 1 }
}

export async function deleteForm(tx: Tx, actor: Actor, id: FormId): Promise<void> {
  await sql`delete from forms where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(tx)
}

const json = (value: unknown) => (value === null ? null : sql`${JSON.stringify(value)}::jsonb`)
