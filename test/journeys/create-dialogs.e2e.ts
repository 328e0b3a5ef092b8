import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { pageAs } from '../browser/page-as.ts'
import { playCast } from '../cast.ts'
import { builtWeb, serverForTest } from '../server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const dialogs = [
  { at: '/deals?create=deal', title: 'New deal', first: 'Title', act: 'Create deal' },
  { at: '/companies?create=company', title: 'New company', first: 'Name', act: 'Create company' },
  { at: '/people?create=person', title: 'New person', first: 'Name', act: 'Create person' },
  { at: '/products?create=product', title: 'New product', first: 'Name', act: 'Create product' },
]

test('whatever is created is created alike: the act stands last, Enter does it, Escape and Cancel leave', async () => {
  const server = await serverForTest({ webFolder: builtWeb })
  const cast = await playCast(server.db)
  const page = await pageAs(browser, server, cast.kari)
  for (const { at, title, first, act } of dialogs) {
    const dialog = page.getByRole('dialog', { name: title })
    for (const leave of ['Escape', 'Cancel']) {
      await page.goto(at)
      const field = dialog.getByLabel(first).first()
      await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
      expect((await dialog.getByRole('button').allTextContents()).slice(-2)).toEqual(['Cancel', act])
      if (leave === 'Escape') await page.keyboard.press('Escape')
      else await dialog.getByRole('button', { name: 'Cancel' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await page.goto(at)
    await dialog.getByLabel(first).first().fill('Havn')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Havn').first().waitFor()
  }
})
