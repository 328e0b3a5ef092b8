import { isPlaceholder } from './placeholder.ts'

/** What a column says of how each lead ended. */
export interface OutcomesRead {
  /** 1, 0, or −1 where nothing is said or the lead is still open. */
  outcomes: Int8Array
  /** The words read as yes and as no, as they stand in the file. */
  words: { yes: string[]; no: string[] }
  blank: number
  /** Words beside won and lost, such as stages of what is still open, with how often they stand there. */
  open: Map<string, number>
}

/** Why a column does not tell an outcome; a sentence that goes on after its name. */
export interface NoOutcome {
  why: string
}

/**
 * Reads a column of yes and no in any of the usual ways. Beside won and lost there may be other words: a file of
 * opportunities names the stages of the open ones in the same column.
 */
export function readOutcomes(cells: readonly string[]): OutcomesRead | NoOutcome {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const said = new Map([...counts.keys()].map((text) => [text, meaningOf(text)]))
  const meaning = (wanted: Meaning) => [...said].filter(([, is]) => is === wanted).map(([text]) => text)
  const [yes, no, unclear] = [meaning(1), meaning(0), meaning('unclear')]
  const shown = [...counts.keys()].filter((text) => said.get(text) !== -1)
  if (shown.length === 0) return { why: 'is empty' }
  const isStage = [...yes, ...no].some((text) => outcomeWords.has(folded(text)))
  if ((unclear.length > 0 && !isStage) || (yes.length === 0 && no.length === 0))
    return { why: `holds ${listed(unclear)}: it must say yes or no, 1 or 0, true or false, won or lost` }
  if (yes.length === 0) return { why: `says ${listed(no)} in every row: there is nothing won to learn from` }
  if (no.length === 0) return { why: `says ${listed(yes)} in every row: there is nothing lost to learn from` }
  const times = (texts: string[]) => texts.reduce((sum, text) => sum + (counts.get(text) ?? 0), 0)
  return {
    outcomes: Int8Array.from(cells, (cell) => asOutcome(said.get(cell) as Meaning)),
    words: { yes, no },
    blank: times(meaning(-1)),
    open: new Map(unclear.map((text) => [text, counts.get(text) ?? 0])),
  }
}

type Meaning = 0 | 1 | -1 | 'unclear'
const asOutcome = (meaning: Meaning) => (meaning === 'unclear' ? -1 : meaning)

/** Words for an outcome, beside which others name stages; the first of each pair is the good one. */
const outcomePairs = [
  ['won', 'lost'],
  ['win', 'loss'],
  ['closed won', 'closed lost'],
  ['converted', 'not converted'],
  ['converted', 'unconverted'],
  ['converted', 'disqualified'],
  ['qualified', 'unqualified'],
  ['success', 'failure'],
  ['successful', 'unsuccessful'],
  ['accepted', 'declined'],
  ['wygrana', 'przegrana'],
  ['vunnet', 'tapt'],
  ['برنده', 'باخته'],
] as const
const plainPairs = [
  ['1', '0'],
  ['1.0', '0.0'],
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['t', 'f'],
  ['tak', 'nie'],
  ['ja', 'nei'],
  ['بله', 'خیر'],
] as const

const outcomeWords = new Set<string>(outcomePairs.flat())
const good = new Set<string>([...outcomePairs, ...plainPairs].map(([word]) => word))
const bad = new Set<string>([...outcomePairs, ...plainPairs].map(([, word]) => word))

function meaningOf(text: string): Meaning {
  const word = folded(text)
  if (good.has(word)) return 1
  if (bad.has(word)) return 0
  return isPlaceholder(text) ? -1 : 'unclear'
}

/** `Closed-Won`, `closed_won` and `Closed Won` are one. */
const folded = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')

function listed(texts: readonly string[]): string {
  const quoted = texts.slice(0, 4).map((text) => `"${text.slice(0, 40)}"`)
  return texts.length > 4 ? `${quoted.join(', ')} and ${texts.length - 4} others` : quoted.join(' and ')
}
