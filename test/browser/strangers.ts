import { createChat, publishChat } from '../../contract/chat/chats.ts'
import { beginVisit, takeTurn } from '../../contract/chat/talks.ts'
import { addOwnField } from '../../contract/fields.ts'
import { createForm, formFacts, openForm } from '../../contract/forms.ts'
import { convertLead } from '../../contract/leads/acts.ts'
import { listLeads } from '../../contract/leads/leads.ts'
import { leastMs } from '../../server/forms/public/take-sending.ts'
import { newToken } from '../../server/team/identity/sessions/token.ts'
import { paths, withSearch } from '../../web/paths.ts'
import type { Client, TestServer } from '../server.ts'

/** What would run, or look like part of a page, wherever a text is taken for markup. */
export const markup =
  '"><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>{{alert(4)}}[x](javascript:alert(5))'

/**
 * Strangers put markup into every field that a form and a chat ask them for; one of their leads becomes a customer.
 * @returns the screens on which their words stand, and those on which form and chat are made
 */
export async function strangersWrite(
  server: TestServer,
  kari: Client,
): Promise<Record<'records' | 'doors', string[]>> {
  const own = await kari.call(addOwnField, { body: { entity: 'lead', type: 'text', label: 'Remark' } })
  const form = await kari.call(createForm, {
    body: {
      name: 'Strangers',
      fields: [...formFacts, `own.${own.key}` as const].map((field) => ({
        field: field as never,
        required: field === 'name',
        label: null,
        help: null,
      })),
      consent: { text: markup, required: true },
    },
  })
  const { url } = await kari.call(openForm, { params: { id: form.id } })
  const pages = await Promise.all([0, 1].map(() => pageToken(url)))
  const oldEnough = new Promise((resolve) => setTimeout(resolve, leastMs + 50))
  const chat = await theyTalk(server, kari)
  await oldEnough
  for (const [n, token] of pages.entries())
    await send(url, {
      ...Object.fromEntries([...formFacts, ...utm].map((field) => [field, `${markup} ${n}`])),
      [`own.${own.key}`]: markup,
      email: `stranger${n}@markup.example`,
      phone: '+47 22 33 44 55',
      website: 'https://markup.example/?q="><img src=x onerror=alert(6)>',
      page: 'javascript:alert(7)',
      consent: 'yes',
      token,
    })
  const [customer, lead] = (await kari.call(listLeads, { query: { cameBy: 'form', limit: 2 } })).rows
  const [talker] = (await kari.call(listLeads, { query: { cameBy: 'chat', limit: 1 } })).rows
  if (!customer || !lead || !talker) throw new Error('the strangers were not heard')
  const became = await kari.call(convertLead, {
    params: { id: customer.id },
    body: { company: { name: markup }, person: { name: markup }, deal: { title: markup } },
  })
  const [person, company, deal] = [became.person?.id ?? '', became.company?.id ?? '', became.deal?.id ?? '']
  return {
    records: [
      paths.lead(lead.id),
      paths.lead(talker.id),
      withSearch(paths.conversations(), { lead: talker.id }),
      paths.person(person),
      paths.dataOfPerson(person),
      paths.company(company),
      paths.deal(deal),
      withSearch(paths.search(), { q: 'onerror' }),
      paths.duplicates(),
      paths.repair(),
    ],
    doors: [paths.form(form.id), paths.chat(chat)],
  }
}

const utm = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'referrer'] as const

async function theyTalk(server: TestServer, kari: Client): Promise<string> {
  const { id, slug } = await kari.call(createChat, { body: { name: 'Strangers' } })
  await kari.call(publishChat, { params: { id } })
  const guest = await server.client(null)
  const token = newToken()
  const page = `https://markup.example/?utm_campaign=${encodeURIComponent(markup)}`
  await guest.call(beginVisit, { params: { slug }, body: { token, language: 'en', page } })
  const said = ['plan', markup, 'unknown', 'yes', markup, 'guest@markup.example', 'person', markup]
  for (const [at, words] of said.entries())
    await guest.call(takeTurn, { params: { slug }, body: { token, number: at + 1, said: words } })
  return id
}

async function pageToken(url: string): Promise<string> {
  const { token } = (await (await fetch(`${url}/token`)).json()) as { token: string }
  return token
}

async function send(url: string, fields: Record<string, string>): Promise<void> {
  const { status } = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  if (status !== 303) throw new Error(`the form answered ${status}`)
}
