import { expect, test } from 'vitest'
import {
  type CreateForm,
  closeForm,
  createForm,
  editForm,
  listForms,
  removeForm,
} from '../../contract/forms.ts'
import { playForms, site, tokenIn } from '../../test/played/forms.ts'

const { kari, ola, plain, confirmed } = await playForms()

test('another text of the consent is another version; a closed form is gone; only whoever runs the workspace may', async () => {
  const edited = await kari.call(editForm, {
    params: { id: plain.id },
    ifMatch: plain.version,
    body: { consent: { text: 'You may call me.', required: true } },
  })
  expect(edited.consentVersion).toBe(2)
  expect((await ola.send(listForms)).status).toBe(403)
  expect(JSON.stringify(await kari.call(listForms))).not.toContain('secret')
  expect(edited).not.toHaveProperty('secret')
  expect((await kari.send(removeForm, { params: { id: plain.id } })).body).toMatchObject({
    code: 'still_used',
  })
  await kari.call(closeForm, { params: { id: plain.id } })
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  for (const url of [plain.url, `${plain.url}.js`, `${plain.url}/thanks`, `${plain.url}/token`])
    expect((await fetch(url)).status, url).toBe(404)
  const preview = await fetch(edited.previewUrl)
  expect([preview.status, tokenIn(await preview.text())]).toEqual([200, ''])
  expect((await fetch(`${plain.url}?preview=x`)).status).toBe(404)
})

test.each([
  [{ fields: [{ field: 'need', required: true, label: null, help: null }] }, 'nobody_to_reach'],
  [{ doubleOptIn: true, fields: [{ field: 'name', required: true, label: null, help: null }] }, 'no_email'],
  [{ fields: [{ field: 'own.nothing', required: false, label: null, help: null }] }, 'unknown_field'],
] as [Partial<CreateForm>, string][])('a form that could make no lead is refused: %#', async (part, code) => {
  const { status, body } = await kari.send(createForm, { body: { name: 'x', ...part } })
  expect(status).toBe(400)
  expect(JSON.stringify(body.fields)).toContain(code)
})

test('pages may be framed by the named websites alone, and run no script but ours', async () => {
  const answer = await fetch(confirmed.url, { headers: { 'accept-language': 'fa-IR, en;q=0.5' } })
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'")
  expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'$/)
  expect(await answer.text()).toContain('<html lang="fa" dir="rtl">')
  await kari.call(editForm, {
    params: { id: confirmed.id },
    ifMatch: confirmed.version,
    body: { origins: [site, 'https://x.example/'], redirectTo: 'https://thanks.example/a?b' },
  })
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const policy = (await fetch(confirmed.url)).headers.get('content-security-policy')
  expect(policy).toContain("form-action 'self' https://thanks.example;")
  expect(policy).toMatch(/frame-ancestors 'self' https:\/\/www\.lampy-morskie\.example https:\/\/x\.example$/)
})
