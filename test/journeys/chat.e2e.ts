import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import * as chats from '../../contract/chat/chats.ts'
import { listLeads, showLead } from '../../contract/leads/leads.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { type Cast, playCast } from '../cast.ts'
import { builtWeb, startServer, type TestServer } from '../server.ts'

let server: TestServer
let cast: Cast
let browser: Browser

beforeAll(async () => {
  server = await startServer({ webFolder: builtWeb })
  cast = await playCast(server.db)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const seen = (place: Locator) => place.first().waitFor({ state: 'visible', timeout: 20_000 })

/** The company's own page, at another house than the CRM. */
async function companyPage(line: string, language = 'en'): Promise<string> {
  const page = `<!doctype html><html lang="${language}"><title>Lamps</title><h1>Lamps</h1>${line}</html>`
  const site = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(page),
  )
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  onTestFinished(() => void site.close())
  return `http://localhost:${(site.address() as AddressInfo).port}`
}

async function visitor(address: string): Promise<{ page: Page; chat: FrameLocator }> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${address}/?utm_campaign=spring`)
  return { page, chat: page.frameLocator('iframe') }
}

const press = (chat: FrameLocator, name: string) => chat.getByRole('button', { name, exact: true }).click()
async function type(chat: FrameLocator, words: string): Promise<void> {
  await chat.getByLabel('Your answer').fill(words)
  await chat.getByLabel('Your answer').press('Enter')
}

test('one line in another page: visitors are asked, shown what fits, come back, and are answered by a person', async () => {
  const kari = await server.client(cast.kari)
  const desk = await pageAs(browser, server, cast.kari)

  await desk.goto('/chats')
  await desk.getByLabel('Name of the chat').fill('Website')
  await desk.getByRole('button', { name: 'New chat' }).click()
  await seen(desk.getByRole('heading', { name: /^Website/ }))
  const trial = desk.getByRole('complementary', { name: 'Try it' })
  await trial.getByRole('button', { name: 'I am just looking around' }).click()
  await seen(trial.getByText('What we do'))
  await desk.getByRole('button', { name: /Hello! A few questions/ }).click()
  await desk.getByLabel('Words').fill('Welcome to the lamps!')
  await desk.getByRole('button', { name: 'Save' }).first().click()
  await desk.getByRole('button', { name: 'Publish', exact: true }).click()
  await seen(desk.getByText('Published', { exact: true }))

  const mine = async () => {
    const { rows } = await kari.call(chats.listChats)
    return rows.find(({ id }) => desk.url().endsWith(id))
  }
  const chat = await mine()
  const line = `<script src="${server.url}/c/${chat?.slug}.js" async></script>`
  const address = await companyPage(line)
  await desk.getByLabel('Pages that may hold it').fill(address)
  await desk.getByRole('button', { name: 'Save' }).last().click()
  await expect.poll(async () => (await mine())?.origins).toEqual([address])

  const one = await visitor(address)
  await one.page.getByRole('button', { name: 'Chat with us' }).click()
  await seen(one.chat.getByText('Welcome to the lamps!'))
  await press(one.chat, 'We have a problem to solve')
  await type(one.chat, 'The old lamps <b>flicker</b>')
  await seen(one.chat.getByText('<b>flicker</b>'))
  await press(one.chat, 'Yes, it is set aside')
  await seen(one.chat.getByRole('heading', { name: 'From the first call to delivery' }))

  const other = await visitor(address)
  await other.page.getByRole('button', { name: 'Chat with us' }).click()
  await press(other.chat, 'I am just looking around')
  await seen(other.chat.getByRole('heading', { name: 'What we do' }))
  await expect.poll(() => other.chat.getByRole('heading', { name: 'From the first call' }).count()).toBe(0)

  await one.page.reload()
  await seen(one.chat.getByText('May we keep your name'))
  await press(one.chat, 'Yes')
  await seen(one.chat.getByText('What is your name?'))
  await expect.poll(() => one.chat.getByText('Welcome to the lamps!').count()).toBe(1)
  await type(one.chat, 'Ada Lund')
  await seen(one.chat.getByText('At which e-mail address can we reach you?'))
  await type(one.chat, 'not an address')
  await seen(one.chat.getByText('This is not a complete e-mail address.'))
  // A bad connection: the turn arrives, the answer is lost, and it is sent again.
  let lost = 0
  await one.page.route('**/turns', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await type(one.chat, 'ada@lund.example')
  await press(one.chat, 'Chat with somebody now')
  expect(lost).toBeGreaterThan(1)

  await desk.goto('/conversations')
  await desk.getByRole('link', { name: /Ada Lund.*waits/ }).click()
  await seen(desk.getByText('The old lamps <b>flicker</b>'))
  await desk.getByLabel('Answer the visitor').fill('Hello Ada, Kari here')
  await desk.getByLabel('Answer the visitor').press('Enter')
  await seen(one.chat.getByText('Hello Ada, Kari here'))
  await type(one.chat, 'How nice')
  await seen(desk.getByRole('log').getByText('How nice'))

  const { rows } = await kari.call(listLeads, { query: { text: 'Ada Lund' } })
  expect(rows).toHaveLength(1)
  const lead = await kari.call(showLead, { params: { id: rows[0]?.id as never } })
  expect(lead).toMatchObject({ email: 'ada@lund.example', cameBy: 'chat', campaign: 'spring' })
  expect(lead.answers?.bant).toMatchObject({ need: 'problem', budget: 'set_aside' })
  await desk.goto(`/leads/${lead.id}`)
  await desk.getByRole('button', { name: /^Note.*Website/ }).click()
  await seen(desk.getByText('› How nice'))
})

test('a page that is not allowed shows nothing of it, and its own page speaks Persian from right to left', async () => {
  const kari = await server.client(cast.kari)
  const made = await kari.call(chats.createChat, { body: { name: 'Other' } })
  await kari.call(chats.publishChat, { params: { id: made.id } })
  const foreign = await visitor(await companyPage(`<script src="${server.url}/c/${made.slug}.js"></script>`))
  const frame = foreign.page.waitForEvent('frameattached')
  await foreign.page.getByRole('button', { name: 'Chat with us' }).click()
  await (await frame).waitForLoadState().catch(() => {})
  await expect.poll(() => foreign.chat.getByText('Hello!').count()).toBe(0)

  const context = await browser.newContext({ locale: 'fa-IR', viewport: { width: 390, height: 844 } })
  onTestFinished(() => context.close())
  const own = await context.newPage()
  await own.goto(`${server.url}/c/${made.slug}`)
  await seen(own.getByText('چه چیزی شما را به اینجا آورده است؟'))
  await expect.poll(() => own.evaluate(() => document.documentElement.dir)).toBe('rtl')
  // By the keyboard alone.
  await own.keyboard.press('Enter')
  await seen(own.getByText('به زبان خودتان: چه چیزی باید تغییر کند؟'))
  expect(await context.cookies()).toEqual([])
})

test('what another page has to load is small', () => {
  const size = (file: string) => gzipSync(readFileSync(join(builtWeb, 'chat', file))).length
  expect(size('loader.js')).toBeLessThan(3_000)
  expect(size('loader.js') + size('talk.js')).toBeLessThan(25_000)
})
