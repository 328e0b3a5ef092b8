import type { Page } from 'playwright-core'

/** Everything a page complains about from now on: dialogs that scripts opened, and what its policy forbade. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text())
  })
  return complaints
}
