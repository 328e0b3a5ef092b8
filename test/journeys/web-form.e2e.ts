import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FormShown, listForms, showForm } from '../../contract/forms.ts'
import { listLeads, showLead } from '../../contract/leads/leads.ts'
import { complaintsOf } from '../browser/complaints.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { builtWeb, type Client, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let browser: Browser
let kari: Client
/** Another website, which shows the form. */
let site: Server
let origin: string
let form: FormShown
const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>'

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  kari = await server.client(cast.kari, 'cookie')
  browser = await launchBrowser()
  site = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end(`<!doctype html><html lang="nb"><h1>Lampy Morskie</h1>${form.embed}</html>`)
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser?.close()
  site?.close()
  await server?.close()
})

const newestLead = async () => {
  const { rows } = await kari.call(listLeads, { query: { cameBy: 'form' } })
  const [lead] = rows
  if (!lead) throw new Error('no lead')
  return kari.call(showLead, { params: { id: lead.id } })
}

test('a form is built on one screen, opened, and shown beside it', async () => {
  const page = await pageAs(browser, server, cast.kari)
  await page.goto('/settings/forms')
  await page.getByRole('button', { name: 'Add a form' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Lamps')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Lamps/ }).waitFor()
  await page.getByRole('combobox', { name: 'Add a field' }).selectOption({ label: 'Phone' })
  await page.getByRole('checkbox', { name: 'Required: E-mail' }).uncheck()
  await page.getByRole('checkbox', { name: 'Ask visitors to agree to something' }).check()
  await page.getByRole('textbox', { name: 'What they agree to' }).fill('You may call me.')
  await page.getByRole('textbox', { name: 'Websites that may show it' }).fill(origin)
  await page.getByRole('button', { name: 'Save' }).click()
  const preview = page.frameLocator('iframe')
  await preview.getByText('You may call me.').waitFor()
  await expect.poll(() => preview.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
  // Opened with something unsaved it opens as it stands here.
  await page.getByRole('textbox', { name: 'A few words before the fields' }).fill('About lamps of any kind.')
  await page.getByRole('button', { name: 'Open the form' }).click()
  await page.getByText('● Open').waitFor()
  await preview.getByText('About lamps of any kind.').waitFor()
  const { rows } = await kari.call(listForms)
  form = await kari.call(showForm, { params: { id: rows[0]?.id as FormShown['id'] } })
  // By then no page remembers it closed.
  await page.waitForTimeout(300)
})

test('another website shows the form with one line; what is sent there is a lead whose clock runs', async () => {
  const page = await (await browser.newContext()).newPage()
  const seen = complaintsOf(page)
  await page.goto(`${origin}/lamps?utm_source=newsletter&utm_campaign=spring`)
  const inside = page.frameLocator('iframe')
  await inside.getByRole('textbox', { name: 'Navn' }).fill(markup)
  await inside.getByRole('textbox', { name: 'Telefon' }).fill('22 33 44 55')
  await inside.getByRole('textbox', { name: 'Hva kan vi hjelpe med?' }).fill(markup)
  await inside.getByRole('checkbox').check()
  await page.waitForTimeout(1_500)
  await inside.getByRole('button', { name: 'Send' }).click()
  await inside.getByText('Takk. Vi har fått meldingen din og tar kontakt.').waitFor()
  // The frame is as high as what is in it.
  await expect.poll(() => page.locator('iframe').evaluate(({ style }) => style.height)).not.toBe('480px')
  const lead = await newestLead()
  expect(lead).toMatchObject({
    name: markup,
    need: markup,
    language: 'nb',
    phoneE164: '+4722334455',
    consent: { text: 'You may call me.' },
    utm: { source: 'newsletter', campaign: 'spring', page: `${origin}/lamps` },
    firstContact: { at: null },
  })
  expect(lead.minutesLeft).toBeGreaterThan(0)
  expect(await page.context().cookies()).toEqual([])
  expect(seen).toEqual([])

  const office = await pageAs(browser, server, cast.kari)
  const complaints = complaintsOf(office)
  for (const path of ['/leads', '/leads/list', `/leads/${lead.id}`]) {
    await office.goto(path)
    await office.getByText(markup).first().waitFor()
  }
  expect(complaints).toEqual([])
})

test('a website nobody named gets an empty frame', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${origin.replace('127.0.0.1', 'localhost')}/lamps`)
  await page.locator('iframe').waitFor()
  await page.waitForTimeout(500)
  await expect.poll(() => page.frameLocator('iframe').getByRole('textbox').count()).toBe(0)
})

test('with scripting off the page works: it is sent, and says thanks', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'fa-IR' })).newPage()
  await page.goto(form.url)
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.waitForTimeout(1_600)
  await page.getByRole('textbox', { name: 'نام' }).fill('آنا نواک')
  await page.getByRole('textbox', { name: 'ایمیل' }).fill('anna@lampy.example')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'ارسال' }).click()
  await page.getByText('سپاسگزاریم. پیام شما رسید').waitFor()
  await expect.poll(() => newestLead()).toMatchObject({ name: 'آنا نواک', language: 'fa' })
})
