import { sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Form } from '../form.ts'
import { everyForm } from './allowance.ts'
import type { Answers } from './read-answers.ts'

/** What waits for its confirmation. */
export interface Waiting {
  id: string
  sender: string
  at: string
  expiresAt: string
  answers: Answers | null
  leadId: LeadId | null
}

/** Sendings of one person come one after another, so that two at once are not two leads. */
export async function lockSender(tx: Tx, form: Form, sender: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`form ${form.id} ${sender}`}, 0))`.execute(tx)
}

/**
 * Takes one of what the form may take, in whichever server process it came.
 * @returns null where this very page was sent before
 * @throws Refusal `too_many_requests`
 */
export async function insertSubmission(
  tx: Tx,
  actor: Actor,
  form: Form,
  { nonce, sender, at }: { nonce: string; sender: string; at: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null; lately: number }>`
    with lately as (
      select count(*)::integer as taken from form_submissions s
      where s.workspace_id = ${actor.workspaceId} and s.form_id = ${form.id}
        and s.at > ${at}::timestamptz - ${everyForm.perMs} * interval '1 millisecond'
    ), kept as (
      insert into form_submissions (workspace_id, id, form_id, nonce, sender, at)
      select ${actor.workspaceId}, ${newId()}, ${form.id}, ${nonce}, ${sender}, ${at}
      from lately where taken < ${everyForm.most}
      on conflict (workspace_id, form_id, nonce) do nothing
      returning id
    )
    select (select id from kept) as id, taken as lately from lately
  `.execute(tx)
  const { id = null, lately = 0 } = rows[0] ?? {}
  if (id === null && lately >= everyForm.most)
    throw new Refusal('too_many_requests', { seconds: Math.ceil(everyForm.perMs / 1_000) })
  return id
}

/** How many mails an address had within a day, from any form of the company, and this form sent within an hour. */
export async function mailsSent(
  tx: Tx,
  actor: Actor,
  form: Form,
  mailedTo: string,
): Promise<{ toAddress: number; byForm: number }> {
  const { rows } = await sql<{ toAddress: number; byForm: number }>`
    select (select count(*)::integer from form_submissions s
            where s.workspace_id = ${actor.workspaceId} and s.mailed_to = ${mailedTo}
              and s.mailed_at > now() - interval '1 day') as "toAddress",
           (select count(*)::integer from form_submissions s
            where s.workspace_id = ${actor.workspaceId} and s.form_id = ${form.id} and s.mailed_to is not null
              and s.mailed_at > now() - interval '1 hour') as "byForm"
  `.execute(tx)
  return rows[0] ?? { toAddress: 0, byForm: 0 }
}

export async function awaitConfirmation(
  tx: Tx,
  actor: Actor,
  id: string,
  asked: { answers: Answers; tokenHash: string; expiresAt: string; mailedTo: string },
): Promise<void> {
  await sql`
    update form_submissions
    set answers = ${JSON.stringify(asked.answers)}::jsonb, token_hash = ${asked.tokenHash},
        expires_at = ${asked.expiresAt}, mailed_to = ${asked.mailedTo}, mailed_at = now()
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}

export async function lockWaiting(
  tx: Tx,
  actor: Actor,
  form: Form,
  tokenHash: string,
): Promise<Waiting | null> {
  const { rows } = await sql<Waiting>`
    select s.id, s.sender, s.at, s.expires_at as "expiresAt", s.answers, s.lead_id as "leadId"
    from form_submissions s
    where s.workspace_id = ${actor.workspaceId} and s.form_id = ${form.id} and s.token_hash = ${tokenHash}
    for update
  `.execute(tx)
  return rows[0] ?? null
}

/** The lead this person's earlier sendings of the form made, while it is still worked on. */
export async function leadOfSender(tx: Tx, actor: Actor, form: Form, sender: string): Promise<LeadId | null> {
  const { rows } = await sql<{ id: LeadId }>`
    select l.id
    from form_submissions s
    join leads l on l.workspace_id = s.workspace_id and l.id = s.lead_id
    where s.workspace_id = ${actor.workspaceId} and s.form_id = ${form.id} and s.sender = ${sender}
      and s.at > now() - interval '30 days' and l.status in ('new', 'contacted') and l.archived_at is null
    order by s.at desc limit 1
  `.execute(tx)
  return rows[0]?.id ?? null
}

/** It has become a lead: what was said stands there, and here no longer. */
export async function becameLead(tx: Tx, actor: Actor, id: string, leadId: LeadId): Promise<void> {
  await sql`
    update form_submissions set lead_id = ${leadId}, answers = null
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}
