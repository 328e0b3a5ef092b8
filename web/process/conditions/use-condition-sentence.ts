import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import type { KnownFact } from '../panel/conditions/facts-of.ts'
import { isRows, needsValue, type Operator, type Row, type Rows } from '../panel/conditions/rows.ts'
import { useFactWords } from '../panel/conditions/use-fact-words.ts'
import type { ReadCondition } from './read-with.ts'

/** Rows as one sentence without a full stop, which can stand behind "only if". */
export function useConditionSentence(): (read: ReadCondition) => string {
  const say = useSay()
  const reader = useReader()
  const words = useFactWords()

  return function sentence({ rows, facts }): string {
    if (rows.parts.length === 0) return say('conditions.always')
    const joint = say(rows.of === 'all' ? 'conditions.and' : 'conditions.or')
    return runsOf(rows)
      .map((run) => {
        const [first] = run
        if (run.length > 1) return phraseOfRun(run as Row[], facts)
        if (!isRows(first as Row | Rows)) return phrase(first as Row, facts)
        const inner = sentence({ rows: first as Rows, facts })
        return isOneOfValues(first as Rows) ? inner : say('conditions.group', { words: inner })
      })
      .join(joint)
  }

  /** Rows that are one thing to say: a fact that is one of several values, or counts of which one is enough. */
  function phraseOfRun(run: readonly Row[], facts: readonly KnownFact[]): string {
    const fact = factCalled((run[0] as Row).fact, facts)
    if (isCount(run[0] as Row))
      return say('conditions.any_count', {
        facts: run.map((row) => factWord(factCalled(row.fact, facts))).join(say('process.comma')),
      })
    const values = run.map(({ value }) => valueWord(fact, value ?? ''))
    return say('conditions.is', { fact: factWord(fact), value: values.join(say('conditions.or')) })
  }

  function phrase({ fact: name, operator, value }: Row, facts: readonly KnownFact[]): string {
    const fact = factCalled(name, facts)
    return say(messageOf(operator, fact), {
      fact: factWord(fact),
      ...(needsValue(operator) && { value: valueWord(fact, value ?? '') }),
    })
  }

  /** Inside a sentence names of facts are small; a question keeps its own words. */
  function factWord(fact: KnownFact): string {
    const word = words.of(fact)
    if ('question' in fact.label) return say('conditions.quoted', { words: word })
    return word.charAt(0).toLocaleLowerCase(reader.language) + word.slice(1)
  }

  function valueWord(fact: KnownFact, value: string | number): string {
    const choice = fact.choices?.find((one) => one.value === value)
    if (choice) return say('conditions.quoted', { words: words.choice(choice) })
    if (typeof value === 'number') return formatNumber(value, reader)
    const isDay = fact.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)
    return isDay ? formatDay(value, reader) : say('conditions.quoted', { words: value })
  }
}

/** The parts in their order, with those of an either-or side by side that are said as one. */
function runsOf({ of, parts }: Rows): (readonly (Row | Rows)[])[] {
  const runs: (Row | Rows)[][] = []
  for (const part of parts) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (of === 'any' && last && before && isSaidWith(part, before)) last.push(part)
    else runs.push([part])
  }
  return runs
}

function isSaidWith(part: Row | Rows, before: Row | Rows): boolean {
  if (isRows(part) || isRows(before)) return false
  if (isCount(part)) return isCount(before)
  return part.operator === 'is' && before.operator === 'is' && part.fact === before.fact
}

const isCount = ({ operator, value }: Row) => operator === 'more' && value === 0

/** "need is “problem” or “plan”" needs no brackets among other things that must hold; everything else does. */
function isOneOfValues(rows: Rows): boolean {
  const [run, ...more] = runsOf(rows)
  const first = run?.[0]
  return more.length === 0 && first !== undefined && !isRows(first) && !isCount(first)
}

/** What was read names known facts alone. */
const factCalled = (name: string, facts: readonly KnownFact[]) =>
  facts.find((fact) => fact.name === name) as KnownFact

/** "more than 3" of a number is "after Monday" of a day; a task that the list has "is done". */
function messageOf(operator: Operator, { kind, name }: KnownFact): string {
  if (name === 'tasks.done') return `conditions.task.${operator}`
  const dated = kind === 'date' && ['less', 'at_most', 'more', 'at_least'].includes(operator)
  return dated ? `conditions.date.${operator}` : `conditions.${operator}`
}
