import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addPersonContact } from '../../contract/customers/contacts.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { tagPerson } from '../../contract/customers/tags.ts'
import { createDeal, putPersonOnDeal } from '../../contract/deals/deals.ts'
import { excuseFinding } from '../../contract/hygiene/repairs.ts'
import { recordConsent } from '../../contract/privacy.ts'
import { openHouse } from '../house.ts'
import type { Client, TestServer } from '../server.ts'

/**
 * Somebody on a deal of his own and on one with another, who came as a lead, wrote a form and talked in a chat: at least a
 * row of his, or one beside it, in every table that may hold words of somebody.
 * @param words what stands in his file
 */
export async function playJan(words: string) {
  const house = await openHouse(['kari'])
  const { server, cast, kari } = house
  const { workspaceId, memberId } = cast.kari
  const run = (text: string, ...values: unknown[]) => server.owner.query(text, [workspaceId, ...values])
  const him = await kari.call(createPerson, { body: { name: 'Jan Kowalski', email: 'jan@lamps.example' } })
  const other = await kari.call(createPerson, { body: { name: 'Anna Lis' } })
  const alone = await kari.call(createDeal, { body: { title: 'His own lamps' } })
  const shared = await kari.call(createDeal, { body: { title: 'Lamps for the harbour' } })
  for (const [deal, person] of [
    [alone, him],
    [shared, him],
    [shared, other],
  ] as const)
    await kari.call(putPersonOnDeal, {
      params: { id: deal.id, personId: person.id },
      body: { personas: ['uses'] },
    } as never)
  const ids = {
    person: him.id,
    other: other.id,
    alone: alone.id,
    shared: shared.id,
    lead: randomUUID(),
    talk: randomUUID(),
    file: '',
  }
  await kari.call(recordConsent, {
    params: { id: him.id },
    body: { purpose: 'News', wording: 'I agree', textVersion: '1', how: 'form', givenOn: '2026-01-02' },
  })
  await kari.call(addPersonContact, {
    params: { id: him.id },
    body: { kind: 'email', value: 'jan@home.example' },
  })
  await kari.call(tagPerson, { params: { id: him.id }, body: { name: 'lamps' } })
  await kari.call(excuseFinding, {
    params: { key: 'person_company', id: him.id },
    body: { reason: 'He buys for himself' },
  })
  await run(
    `insert into leads (workspace_id, id, number, name, came_by, status_at, created_at, person_id)
     values ($1, $2, 1, 'Jan', 'form', now(), now(), $3)`,
    ids.lead,
    ids.person,
  )
  await run(
    `insert into lead_assignments (workspace_id, id, lead_id, because, at) values ($1, $2, $3, 'hand', now())`,
    randomUUID(),
    ids.lead,
  )
  for (const deal of [ids.alone, ids.shared])
    await run(
      `insert into tasks (workspace_id, id, deal_id, visit_seq, stage_key, name, kind, mandatory, position, created_at)
       values ($1, $2, $3, 1, 'first_talk', '"Call"', 'call', false, 9, now())`,
      randomUUID(),
      deal,
    )
  const {
    rows: [task],
  } = await run(
    `select id from tasks where workspace_id = $1 and deal_id = $2 and template_key is null`,
    ids.alone,
  )
  await run(
    `insert into approvals (workspace_id, task_id, member_id, decision, reason, at) values ($1, $2, $3, 'refused', 'no', now())`,
    task.id,
    memberId,
  )
  for (const [person, deal, lead] of [
    [ids.person, null, null],
    [null, ids.alone, null],
    [null, null, ids.lead],
    [ids.other, ids.shared, null],
  ])
    await run(
      `insert into activities (workspace_id, id, kind, person_id, deal_id, lead_id, body, at, created_at)
       values ($1, $2, 'call', $3, $4, $5, 'the harbour has forty lamps', now(), now())`,
      randomUUID(),
      person,
      deal,
      lead,
    )
  for (const deal of [ids.alone, ids.shared])
    await run(
      `insert into answers (workspace_id, deal_id, questionnaire_key, question_key, value, answered_at) values ($1, $2, 'bant', 'need', '"x"', now())`,
      deal,
    )
  await run(
    `insert into notices (workspace_id, id, member_id, type, lead_id) values ($1, $2, $3, 'lead.assigned', $4)`,
    randomUUID(),
    memberId,
    ids.lead,
  )
  await run(
    `insert into notices (workspace_id, id, member_id, type, deal_id) values ($1, $2, $3, 'deal.late', $4)`,
    randomUUID(),
    memberId,
    ids.shared,
  )
  await run(
    `insert into merges (workspace_id, id, entity, kept_id, gone_id, kept_name, gone_name) values ($1, $2, 'person', $3, $4, 'Jan', 'Jaan')`,
    randomUUID(),
    ids.person,
    randomUUID(),
  )
  const importId = randomUUID()
  await run(
    `insert into imports (workspace_id, id, kind, file_name, state, columns, created_at) values ($1, $2, 'people', 'people.csv', 'done', '[]', now())`,
    importId,
  )
  await run(
    `insert into import_rows (workspace_id, import_id, row_number, cells, record_id) values ($1, $2, 1, '{}', $3), ($1, $2, 2, '{}', $4)`,
    importId,
    ids.person,
    ids.shared,
  )
  const form = randomUUID()
  await run(
    `insert into forms (workspace_id, id, name, slug, secret, fields, created_at) values ($1, $2, 'Ask', 'ask', 's', '[]', now())`,
    form,
  )
  await run(
    `insert into form_submissions (workspace_id, id, form_id, nonce, sender, at, lead_id) values ($1, $2, $3, 'n1', 's', now(), $4), ($1, $5, $3, 'n2', 's', now(), null)`,
    randomUUID(),
    form,
    ids.lead,
    randomUUID(),
  )
  const chat = randomUUID()
  await run(
    `insert into chats (workspace_id, id, slug, name, draft, created_at) values ($1, $2, 'talk', 'Talk', '{}', now())`,
    chat,
  )
  await run(
    `insert into chat_versions (workspace_id, chat_id, number, script, published_at) values ($1, $2, 1, '{}', now())`,
    chat,
  )
  await run(
    `insert into chat_talks (workspace_id, id, chat_id, number, token_hash, language, lead_id, started_at, last_at) values ($1, $2, $3, 1, 'h', 'en', $4, now(), now())`,
    ids.talk,
    chat,
    ids.lead,
  )
  await run(
    `insert into chat_messages (workspace_id, talk_id, seq, author, text, at) values ($1, $2, 1, 'visitor', 'hello', now())`,
    ids.talk,
  )
  await run(
    `insert into source_costs (workspace_id, id, source, from_on, to_on, amount, currency, created_at) values ($1, $2, 'fair', '2026-01-01', '2026-01-02', 1, 'NOK', now())`,
    randomUUID(),
  )
  await run(
    `insert into segments (workspace_id, id, key, entity, name, filter, owner_id, created_at) values ($1, $2, 'some', 'person', 'Some', '{}', $3, now())`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into views (workspace_id, id, entity, name, filter, owner_id, created_at) values ($1, $2, 'person', 'Some', '{}', $3, now())`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into assignment_rules (workspace_id, id, position, name, filter, way, outside_hours, passes_on, created_at) values ($1, $2, 0, 'All', '{}', 'queue', 'wait', false, now())`,
    randomUUID(),
  )
  await run(
    `insert into companies (workspace_id, id, name, created_at) values ($1, $2, 'Harbour AS', now())`,
    randomUUID(),
  )
  await run(
    `insert into version_moves (workspace_id, id, process_id, to_version_id, from_versions, reason, state, total, started_by, via)
     values ($1, $2, $3, $4, '{1}', 'why', 'done', 0, $5, 'screen')`,
    randomUUID(),
    cast.processId,
    cast.versionId,
    memberId,
  )
  await run(
    `insert into idempotency_keys (workspace_id, member_id, key, request_hash, status) values ($1, $2, 'k', 'h', 201)`,
    memberId,
  )
  await run(
    `insert into exports (workspace_id, id, list, asked, format, reading, asked_by) values ($1, $2, 'people', '{}', 'csv', 'iso', $3)`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into contact_details (workspace_id, id, person_id, kind, value, created_at) values ($1, $2, $3, 'phone', '+47 22 33 44 55', now())`,
    randomUUID(),
    ids.other,
  )
  await run(
    `insert into check_excuses (workspace_id, record_id, check_key, reason) values ($1, $2, 'deal_amount', 'Later')`,
    ids.shared,
  )
  await run(
    `insert into handovers (workspace_id, id, from_id, reason, moved) values ($1, $2, $3, 'Moves on', '{}')`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into checks (workspace_id, key, entity, name, fault, about, active) values ($1, 'own_one', 'person', 'Ours', '{}', '{}', true)`,
  )
  const bulkEdit = randomUUID()
  await run(
    `insert into bulk_edits (workspace_id, id, list, change, chosen, state, total, started_by, via) values ($1, $2, 'people', '{}', '{}', 'done', 2, $3, 'screen')`,
    bulkEdit,
    memberId,
  )
  await run(
    `insert into bulk_edit_rows (workspace_id, bulk_edit_id, record_id, became) values ($1, $2, $3, 'refused'), ($1, $2, $4, 'refused')`,
    bulkEdit,
    ids.person,
    ids.shared,
  )
  ids.file = await upload(server, kari, ids.alone, 'a file of his', words)
  await upload(server, kari, ids.shared, 'about him', 'somebody named him here')
  await upload(server, kari, ids.shared, 'others', 'file of others')
  return { ...house, ids }
}

async function upload(
  server: TestServer,
  kari: Client,
  deal: string,
  name: string,
  bytes: string,
): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([bytes]), `${name}.txt`)
  const answer = await fetch(`${server.url}/api/v1/deals/${deal}/files`, {
    method: 'POST',
    headers: kari.headers,
    body: form,
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}
