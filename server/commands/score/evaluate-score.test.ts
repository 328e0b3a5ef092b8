import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areaUnderCurve } from '../../scoring/model/measuring/measures.ts'
import { type MadeLeads, madeLeads } from '../../scoring/model/test-leads.ts'
import { commandLine } from '../command-line.ts'

let folder: string
let leads: MadeLeads
/** What is said of them. */
let plain: Awaited<ReturnType<typeof said>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stagecraft-score-'))
  leads = madeLeads(2_400)
  write('leads.csv', asCsv(leads, { delimiter: ',', decimal: '.', words: ['No', 'Yes'] }))
  plain = await evaluated('leads.csv')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a labelled file gives AUC, calibration and factors, the same every time', async () => {
  expect(plain).toMatchObject({ code: 0, err: '' })
  expect(plain.out).toMatch(
    /^2,400 rows read; 2,400 with an outcome in "Converted": \d+ "Yes" \(\d+\.\d %\), [\d,]+ "No"$/m,
  )
  expect(areaIn(plain.out)).toBeGreaterThan(areaUnderCurve(leads.truth, leads.outcomes) - 0.06)
  expect(plain.out).toMatch(/^Brier score 0\.\d{4}/m)
  expect(plain.out).toMatch(/^Calibration error 0\.\d{4}$/m)
  expect(plain.out.match(/^ +\d+\.\d % +\d+\.\d % +60$/gm)).toHaveLength(10)
  expect(plain.out).toMatch(/^ +\d+\.\d % {2}Origin\n +raises: "Lead form" \(\+\d\.\d\d\)/m)
  expect(plain.out).toMatch(/Prospect ID: is another in nearly every row/)
  expect((await evaluated('leads.csv')).out).toBe(plain.out)
  expect((await evaluated('leads.csv', '--seed', '2')).out).not.toBe(plain.out)
})

test('the same leads written the Polish way give the same figures', async () => {
  write('polskie.csv', asCsv(leads, { delimiter: ';', decimal: ',', words: ['nie', 'tak'] }))
  expect(measured((await evaluated('polskie.csv')).out)).toBe(measured(plain.out))
})

test('ignored columns are not learned from, even where their names hold commas', async () => {
  const text = asCsv(leads, { delimiter: ',', decimal: '.', words: ['No', 'Yes'] })
  write('comma.csv', text.replace('Time on site', '"Time, on site"'))
  const { out } = await evaluated('comma.csv', '--ignore', 'origin, Time, on site,Visits')
  expect(out).toMatch(/Time, on site: ignored, as asked/)
  expect(out).not.toMatch(/raises: "Lead form"/)
  expect(areaIn(out)).toBeLessThan(areaIn(plain.out))
})

test('rows without an outcome are counted and change nothing', async () => {
  const [header = '', ...lines] = asCsv(leads, { delimiter: ',', decimal: '.', words: ['No', 'Yes'] }).split(
    '\n',
  )
  const open = lines.slice(0, 300).map((line) => line.replace(/,(Yes|No)$/, ',N/A').replace(/^p/, 'q'))
  write('open.csv', [header, ...lines, ...open].join('\n'))
  const { out } = await evaluated('open.csv')
  expect(out).toMatch(/2,700 rows read; 2,400 with an outcome/)
  expect(out).toMatch(/left out: 300 without an outcome/)
  expect(measured(out)).toBe(measured(plain.out))
})

test('a column that knows the end is pointed out', async () => {
  const [header = '', ...lines] = asCsv(leads, { delimiter: ',', decimal: '.', words: ['No', 'Yes'] }).split(
    '\n',
  )
  const known = lines.map((line) => `${line.endsWith('Yes') ? 'signed' : ''},${line}`)
  write('known.csv', [`Contract,${header}`, ...known].join('\n'))
  const { out } = await evaluated('known.csv')
  expect(out).toMatch(/Look at "Contract": by itself it tells the outcome with an AUC of 1\.000/)
  expect(areaIn(out)).toBeGreaterThan(0.99)
})

test('a file cannot speak to the terminal', async () => {
  const text = asCsv(leads, { delimiter: ',', decimal: '.', words: ['No', 'Yes'] })
  write(
    'escape.csv',
    text.replace('Origin', 'Ori\u001b[2Jgin').replaceAll('Landing page', 'Landing\u001b]0;page'),
  )
  const { out } = await evaluated('escape.csv')
  expect(out).toMatch(/Ori�\[2Jgin/)
  expect(out).not.toContain('\u001b')
})

test('what cannot be learned from is refused in one sentence', async () => {
  const few = asCsv(madeLeads(200), { delimiter: ',', decimal: '.', words: ['No', 'Yes'] })
  write('few.csv', few)
  write('towns.csv', 'Town,Converted\nOslo,perhaps\nBergen,yes\n')
  write('empty.csv', '')
  const refusals = [
    [
      'few.csv',
      'Converted',
      /^stagecraft score evaluate: \d+ rows of the rarer outcome are too few .* 100 are needed\.$/,
    ],
    ['towns.csv', 'Converted', /The column "Converted" holds "perhaps": it must say yes or no/],
    ['towns.csv', 'Won', /has no column "Won"\. It has: Town, Converted\./],
    ['empty.csv', 'Won', /the file cannot be read/],
    ['none.csv', 'Won', /none\.csv does not exist/],
  ] as const
  for (const [file, target, says] of refusals) {
    const { code, err } = await said('score', 'evaluate', join(folder, file), '--target', target)
    expect({ file, code, err }).toEqual({ file, code: 1, err: expect.stringMatching(says) })
    expect(err.trim()).not.toContain('\n')
  }
  expect(await said('score', 'evaluate', 'x.csv')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--target is missing/),
  })
})

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

const evaluated = (name: string, ...options: string[]) =>
  said('score', 'evaluate', join(folder, name), '--target', 'Converted', ...options)

const areaIn = (out: string) => Number(/^AUC ([01]\.\d{3})$/m.exec(out)?.[1])

/** From the AUC on: what was measured, without how it was written. */
const measured = (out: string) => out.slice(out.indexOf('\nAUC '))

async function said(...typed: string[]): Promise<{ code: number; out: string; err: string }> {
  const heard = { out: '', err: '' }
  const code = await commandLine(typed, {
    answer: (line) => void (heard.out += `${line}\n`),
    say: (line) => void (heard.err += `${line}\n`),
    progress: () => ({ at: () => {}, end: () => {} }),
    secret: async () => '',
  })
  return { code, out: heard.out, err: heard.err.trim() }
}

interface Style {
  delimiter: string
  decimal: string
  words: [no: string, yes: string]
}

function asCsv({ table, outcomes }: MadeLeads, { delimiter, decimal, words }: Style): string {
  const lines = Array.from(outcomes, (outcome, row) => {
    const cells = table.columns.map(({ kind, values }) => written(values[row] as string | number, kind))
    return [...cells, words[outcome]].join(delimiter)
  })
  return [[...table.columns.map(({ name }) => name), 'Converted'].join(delimiter), ...lines].join('\n')

  function written(value: string | number, kind: string): string {
    if (typeof value === 'string') return value
    if (Number.isNaN(value)) return ''
    return kind === 'day'
      ? new Date(value * 86_400_000).toISOString().slice(0, 10)
      : String(value).replace('.', decimal)
  }
}
