import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What of a page is closed to somebody, as axe finds it: a rule and the elements that break it, a line each. Empty when
 * nothing is. With `rules`, only those are asked.
 */
export async function closedTo(page: Page, rules?: string[]): Promise<string[]> {
  // A builder that also reads foreign frames opens a page for each answer, and a list of what is well takes as long as
  // the looking: our screens have no frames, and nobody reads that list.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`,
  )
}
