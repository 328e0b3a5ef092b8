import { expect, test } from 'vitest'
import { personHistory } from '../../../contract/customers/history.ts'
import { createForm, openForm } from '../../../contract/forms.ts'
import type { LeadId, PersonId } from '../../../contract/ids.ts'
import { convertLead } from '../../../contract/leads/acts.ts'
import { leadTimeline, listLeads } from '../../../contract/leads/leads.ts'
import { playCast } from '../../../test/cast.ts'
import { mailboxForTest } from '../../../test/mailbox.ts'
import { longEnough, pageToken, proofFor, send } from '../../../test/played/forms.ts'
import { serverForTest } from '../../../test/server.ts'

test('with a double opt-in the lead is made by the press in the mail, and nobody is flooded with mails', async () => {
  const mailbox = await mailboxForTest()
  const house = await serverForTest({ config: { proxies: 1, smtpUrl: mailbox.url } })
  const { kari: maker } = await playCast(house.db)
  const client = await house.client(maker, 'cookie')
  const consent = { text: 'You may write to me.', required: true }
  const { id } = await client.call(createForm, {
    body: { name: 'With a mail', doubleOptIn: true, consent },
  })
  const form = await client.call(openForm, { params: { id } })
  const made = async () => (await client.call(listLeads, { query: { cameBy: 'form' } })).rows
  const tokens = await Promise.all([1, 2, 3].map(() => pageToken(form)))
  await longEnough()
  const answers = []
  for (const token of tokens)
    answers.push(
      await send(form, {
        name: 'Eva',
        email: 'eva@x.example',
        consent: 'yes',
        token,
        proof: proofFor(token),
      }),
    )
  expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('location')}`)).size).toBe(1)
  const mail = await mailbox.next()
  await mailbox.next()
  expect(mail.to).toEqual(['eva@x.example'])
  expect(mail.text).not.toContain('Eva')
  const token = /token=([\w-]+)/.exec(mail.text)?.[1] ?? ''
  // Whoever looks at the link confirms nothing: a mail scanner does that.
  expect(await (await fetch(`${form.url}/confirm?token=${token}`)).text()).toContain(token)
  expect(await made()).toEqual([])
  const press = () => send(form, { token }, {}, '/confirm')
  expect((await Promise.all([press(), press()])).map(({ status }) => status)).toEqual([200, 200])
  expect(await made()).toMatchObject([{ name: 'Eva' }])
  expect((await send(form, { token: 'x' }, {}, '/confirm')).status).toBe(422)
  const { rows } = await house.owner.query('select * from form_submissions')
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(mailbox.mails).toHaveLength(2)

  // Both stories say that the words were confirmed, and when.
  const [lead] = await made()
  const params = { id: lead?.id as LeadId }
  const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/)
  const story = await client.call(leadTimeline, { params })
  expect(story.rows.find(({ type }) => type === 'lead.consented')?.data).toMatchObject({ confirmedAt: day })
  const { person } = await client.call(convertLead, {
    params,
    body: { company: null, person: { name: 'Eva' }, deal: { title: 'Lamps' } },
  })
  const history = await client.call(personHistory, { params: { id: person?.id as PersonId }, query: {} })
  expect(history.rows.find(({ event }) => event?.type === 'person.consented')?.event?.data).toMatchObject({
    purpose: 'With a mail',
    how: 'form',
    confirmedAt: day,
  })
})
