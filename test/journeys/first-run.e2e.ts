import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { closedTo } from '../browser/closed-to.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { founderPassword } from '../company.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The door of an installation that waits for its first company. */
async function emptyHouse(locale: string, width: number): Promise<Page> {
  const { url } = await serverForTest({ webFolder: builtWeb })
  const context = await browser.newContext({
    baseURL: url,
    locale,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

test('who says what he sells begins with the process for it, and with care after the sale if he wants', async () => {
  const page = await emptyHouse('en-GB', 1440)
  await page.getByLabel('Company name').fill('Fjordlys AS')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Kari Berg')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('kari@fjordlys.example')
  await page.getByLabel('Password', { exact: true }).fill(founderPassword)

  // By keyboard: to the choice, and along it.
  await page.getByRole('radio', { name: 'Something else' }).focus()
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowUp')
  await page.getByRole('radio', { name: 'Software by subscription', checked: true }).waitFor()
  await page.getByText('Software trial: 7 stages').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Reviewing the trial' }).waitFor()
  await page.getByRole('checkbox', { name: /after the sale/ }).check()
  await page.getByRole('radio', { name: 'An empty workspace' }).check()
  await page.getByRole('button', { name: 'Begin' }).click()

  await page.getByRole('link', { name: 'Process', exact: true }).first().click()
  await page.getByRole('link', { name: 'Software trial' }).first().waitFor()
  await page.getByRole('link', { name: 'After the sale' }).first().waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Sales pipeline' }).count()).toBe(0)
})

test.each([
  ['pl-PL', 'Co sprzedajecie?'],
  ['nb-NO', 'Hva selger dere?'],
  ['fa-IR', 'چه می‌فروشید؟'],
])('the question is asked in %s, on a phone, and closed to nobody', async (locale, question) => {
  const page = await emptyHouse(locale, 390)
  const choice = page.getByRole('radiogroup', { name: question })
  for (const kind of await choice.getByRole('radio').all()) {
    await kind.check()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
  expect(await closedTo(page)).toEqual([])
})

test('a browser that calls its language by a name that is none founds a company all the same', async () => {
  const page = await emptyHouse('en-GB', 1440)
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'language', { value: 'en-US@posix' })
    Object.defineProperty(navigator, 'languages', { value: ['en-US@posix'] })
  })
  await page.reload()
  await page.getByRole('button', { name: 'Begin' }).waitFor()
})
