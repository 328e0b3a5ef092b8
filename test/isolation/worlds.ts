import * as bulk from '../../contract/bulk.ts'
import * as chats from '../../contract/chat/chats.ts'
import * as chatTalks from '../../contract/chat/talks.ts'
import * as activities from '../../contract/customers/activities.ts'
import * as companies from '../../contract/customers/companies.ts'
import { addCompanyContact } from '../../contract/customers/contacts.ts'
import * as people from '../../contract/customers/people.ts'
import { tagCompany, tagPerson } from '../../contract/customers/tags.ts'
import * as deals from '../../contract/deals/deals.ts'
import * as fields from '../../contract/fields.ts'
import { createForm } from '../../contract/forms.ts'
import { addCheck } from '../../contract/hygiene/checks.ts'
import * as imports from '../../contract/imports/imports.ts'
import { addAssignmentRule } from '../../contract/leads/assignment.ts'
import * as leads from '../../contract/leads/leads.ts'
import { addSourceCost } from '../../contract/leads/numbers.ts'
import * as notices from '../../contract/notices.ts'
import { recordConsent } from '../../contract/privacy.ts'
import * as versionMoves from '../../contract/process/version-moves.ts'
import * as products from '../../contract/products.ts'
import * as segments from '../../contract/segments/segments.ts'
import * as views from '../../contract/segments/views.ts'
import { handOver } from '../../contract/sharing/handovers.ts'
import { shareCustomer } from '../../contract/sharing/shares.ts'
import type { AttachedFile } from '../../contract/tasks/files.ts'
import * as tasks from '../../contract/tasks/tasks.ts'
import * as apiKeys from '../../contract/team/api-keys.ts'
import { planDeputy } from '../../contract/team/deputies.ts'
import * as groups from '../../contract/team/groups.ts'
import * as invitations from '../../contract/team/invitations.ts'
import * as workingTime from '../../contract/team/working-time.ts'
import { newId } from '../../server/platform/ids.ts'
import { publishDocument } from '../../server/process/versions/publish-process.ts'
import { newToken } from '../../server/team/identity/sessions/token.ts'
import { type Cast, lampProcess, playCast } from '../cast.ts'
import type { Client, TestServer } from '../server.ts'

/** A word that stands in every text of the other company: wherever it is read, something leaked. */
export const canary = 'Zqxbvo'

/** What a web form must say to be understood, where the sample knows no better. */
export const soundForm: Record<string, unknown> = {
  'fields.required': true,
  redirectTo: 'https://www.acme.example/thanks',
  origins: ['https://www.acme.example'],
}

/** One company with at least one record of every kind, and their ids by kind. */
export interface World {
  cast: Cast
  administrator: Client
  ids: Record<string, string>
}

export async function makeWorld(server: TestServer, word: string): Promise<World> {
  const cast = await playCast(server.db)
  const administrator = await server.client(cast.kari, 'cookie')
  const name = `${word} Lighting`
  const company = await administrator.call(companies.createCompany, { body: { name } })
  const person = await administrator.call(people.createPerson, {
    body: { name: `${word} Hansen`, companyId: company.id, email: `${word}@hansen.example` },
  })
  const product = await administrator.call(products.createProduct, { body: { name: `${word} lamp` } })
  const deal = await administrator.call(deals.createDeal, {
    body: {
      title: `${word} deal`,
      companyId: company.id,
      personId: person.id,
      productId: product.id,
      amount: 500_000,
    },
  })
  const lead = await administrator.call(leads.createLead, {
    body: { name: `${word} lead`, companyName: `${word} Ltd`, need: `${word} lamps`, productId: product.id },
  })
  const cost = await administrator.call(addSourceCost, {
    body: { source: 'event', fromOn: '2026-01-01', toOn: '2026-12-31', amount: 100, note: `${word} fair` },
  })
  const task = await administrator.call(tasks.addTask, {
    params: { dealId: deal.id },
    body: { name: `${word} task`, kind: 'call' },
  })
  await administrator.call(tasks.addTask, {
    params: { dealId: deal.id },
    body: { name: `${word} favour`, assigneeId: cast.ola.memberId },
  })
  const told = await (await server.client(cast.ola, 'cookie')).call(notices.listNotices)
  const activity = await administrator.call(activities.logActivity, {
    body: { kind: 'note', dealId: deal.id, body: `${word} said so` },
  })
  const department = await administrator.call(groups.createDepartment, {
    body: { name: `${word} department` },
  })
  const group = await administrator.call(groups.createTeam, {
    body: { name: `${word} team`, members: [{ id: cast.kari.memberId }] },
  })
  const invitation = await administrator.call(invitations.inviteMember, {
    body: { email: `new-${word.toLowerCase()}@fjordlys.example`, name: `${word} newcomer`, role: 'seller' },
  })
  const ownField = await administrator.call(fields.addOwnField, {
    body: { entity: 'company', type: 'text', label: `${word} field` },
  })
  const key = await administrator.call(apiKeys.createApiKey, { body: { name: `${word} key` } })
  const upload = await administrator.call(imports.uploadImport, {
    body: { kind: 'companies', fileName: `${word}.csv`, text: `name\n${word} Ltd\n` },
  })
  const away = await administrator.call(workingTime.addLeave, {
    params: { id: cast.per.memberId },
    body: { fromOn: '2026-11-01', toOn: '2027-11-01', kind: 'other', note: `${word} is away` },
  })
  const chat = await administrator.call(chats.createChat, { body: { name: `${word} chat` } })
  await administrator.call(chats.publishChat, { params: { id: chat.id } })
  const talk = await talkOf(server, administrator, chat.slug, word)
  const form = new FormData()
  form.set('file', new Blob([`${word} agrees`]), `${word} contract.txt`)
  const sent = await fetch(`${server.url}/api/v1/tasks/${task.id}/files`, {
    method: 'POST',
    body: form,
    headers: administrator.headers,
  })
  const file = (await sent.json()) as AttachedFile
  const move = await administrator.call(versionMoves.startVersionMove, {
    params: { id: cast.processId },
    body: { toVersion: 1, reason: `${word} moves` },
  })
  // Deals run the first version, and there is one that they could be moved to.
  await server.db.write(cast.kari.workspaceId, (tx) =>
    publishDocument(tx, { ...lampProcess, purpose: `${word} purpose` }, cast.kari),
  )
  const filter = { all: [{ field: 'name', operator: 'contains', value: word } as const] }
  const segment = await administrator.call(segments.saveSegment, {
    body: { entity: 'company', name: `${word} segment`, filter, shared: true },
  })
  const view = await administrator.call(views.saveView, {
    body: { entity: 'company', name: `${word} view`, filter, sharedWith: 'everybody' },
  })
  const check = await administrator.call(addCheck, {
    body: { entity: 'company', name: `${word} check`, fault: { is: 'missing', fields: ['city'] } },
  })
  const assignmentRule = await administrator.call(addAssignmentRule, {
    body: {
      name: `${word} rule`,
      filter,
      way: 'queue',
      memberIds: [],
      teamId: group.id,
      outsideHours: 'wait',
      passesOn: true,
      active: true,
    },
  })
  const shared = await administrator.call(shareCustomer, {
    params: { id: company.id },
    body: { with: { memberId: cast.per.memberId }, works: true },
  })
  const deputy = await administrator.call(planDeputy, {
    params: { id: cast.eva.memberId },
    body: {
      deputyId: cast.kari.memberId,
      fromOn: '2040-01-01',
      toOn: '2040-01-31',
      tasks: true,
      approvals: true,
      notices: true,
      records: true,
    },
  })
  const handover = await administrator.call(handOver, {
    body: { of: { fromId: cast.dariush.memberId }, to: [cast.kari.memberId], reason: `${word} leaves` },
  })
  const consent = await administrator.call(recordConsent, {
    params: { id: person.id },
    body: { purpose: 'News', wording: `${word} may write to me`, how: 'mail', givenOn: '2026-01-05' },
  })
  const bulkEdit = await bulkEditOf(administrator, company.id, `${word} rang`)
  const tag = await administrator.call(tagCompany, {
    params: { id: company.id },
    body: { name: `${word} tag` },
  })
  await administrator.call(tagPerson, { params: { id: person.id }, body: { name: tag.name } })
  const contact = await administrator.call(addCompanyContact, {
    params: { id: company.id },
    body: { kind: 'address', label: 'invoice', value: `${word} street 1`, city: word },
  })
  const webForm = await administrator.call(createForm, {
    body: { name: `${word} form`, title: `${word} writes` },
  })
  return {
    cast,
    administrator,
    ids: {
      company: company.id,
      person: person.id,
      product: product.id,
      deal: deal.id,
      lead: lead.id,
      'bulk-edit': bulkEdit,
      chat: chat.id,
      'chat-talk': talk,
      'source-cost': cost.id,
      task: task.id,
      activity: activity.id,
      notice: told.rows[0]?.id as string,
      department: department.id,
      team: group.id,
      invitation: invitation.id,
      apiKey: key.id,
      ownField: ownField.id,
      segment: segment.id,
      view: view.id,
      check: check.key,
      'assignment-rule': assignmentRule.rows[0]?.id as string,
      of: 'all',
      consent: consent.id,
      customer: company.id,
      share: shared.shares[0]?.id as string,
      deputyPeriod: deputy.id,
      handover: handover.id,
      tag: tag.id,
      'contact-detail': contact.id,
      form: webForm.id,
      import: upload.id,
      file: file.id,
      'version-move': move.id,
      leave: away.leaves[0]?.id as string,
      member: cast.per.memberId,
      process: cast.processId,
      processVersion: cast.versionId,
    },
  }
}

/** One that has ended: a company changed, and two that are not there refused. */
export async function bulkEditOf(administrator: Client, company: string, note: string): Promise<string> {
  const ids = [company, newId<string>(), newId<string>()]
  const { id } = await administrator.call(bulk.startBulkEdit, {
    body: { list: 'companies', chosen: { ids }, change: { act: 'edit', edit: { note } } },
  })
  while ((await administrator.call(bulk.showBulkEdit, { params: { id } })).state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 10))
  return id
}

/** A visitor who said who he is and waits for a colleague. */
export async function talkOf(
  server: TestServer,
  administrator: Client,
  slug: string,
  word: string,
): Promise<string> {
  const guest = await server.client(null)
  const asked = { params: { slug }, headers: { 'sec-fetch-site': 'same-origin' } }
  const token = newToken()
  await guest.call(chatTalks.beginVisit, { ...asked, body: { token, language: 'en' } })
  const said = ['none', 'gladly', 'yes', `${word} guest`, `${word}@guest.example`, 'person']
  for (const [at, words] of said.entries())
    await guest.call(chatTalks.takeTurn, { ...asked, body: { token, number: at + 1, said: words } })
  const { rows } = await administrator.call(chatTalks.listChatTalks)
  return rows[0]?.id as string
}

/** What a body of the chat's routes has to say that no sample would guess. */
export const soundChat: Record<string, unknown> = {
  token: 'a'.repeat(43),
  origins: ['https://elsewhere.example'],
  'script.presentations': [],
}
