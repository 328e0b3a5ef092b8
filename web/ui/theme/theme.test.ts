import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
const light = colours(css.slice(0, css.indexOf("[data-mantine-color-scheme='dark']")))
const dark = colours(css.slice(css.indexOf("[data-mantine-color-scheme='dark']")))

const surfaces = ['page', 'panel', 'raised']
const pairs = [
  ...['text', 'quiet', 'ink', 'late', 'soon', 'won'].flatMap((word) => surfaces.map((on) => [word, on])),
  ...['text', 'quiet'].map((word) => [word, 'hover']),
  ['text', 'chosen'],
  ['ink', 'chosen'],
  ['late', 'late-soft'],
  ['soon', 'soon-soft'],
  ['won', 'won-soft'],
  ['on-fill', 'ink-fill'],
  ['on-fill', 'ink-fill-hover'],
  ['on-fill', 'grave-fill'],
] as [string, string][]

test.each(pairs)('%s on %s can be read: 4.5 to 1, by day and by night', (word, surface) => {
  for (const palette of [light, { ...light, ...dark }])
    expect(contrast(palette[word], palette[surface])).toBeGreaterThanOrEqual(4.5)
})

function colours(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
}

/** WCAG 2.2, relative luminance. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(colour = ''): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
