import { formatDay } from '../../platform/dates.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/numbers.ts'
import { useReader } from '../../platform/reader.ts'
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
    const together = phraseOfAll(rows, facts)
    if (together !== null) return together
    const said = rows.parts.map((part) => {
      if (!isRows(part)) return phrase(part, facts)
      const inner = sentence({ rows: part, facts })
      const isOne = part.parts.length === 1 || phraseOfAll(part, facts) !== null
      return isOne ? inner : say('conditions.group', { words: inner })
    })
    return said.join(joint(rows))
  }

  /** Several rows that are one thing to say: a fact that is one of several values, counts of which one is enough. */
  function phraseOfAll({ of, parts }: Rows, facts: readonly KnownFact[]): string | null {
    const [first, ...others] = parts
    if (of === 'all' || !first || isRows(first) || others.length === 0) return null
    const fact = factCalled(first.fact, facts)
    const isSame = (part: Row | Rows, what: 'fact' | 'value') =>
      !isRows(part) && part.operator === first.operator && part[what] === first[what]
    if (first.operator === 'is' && others.every((part) => isSame(part, 'fact'))) {
      const values = parts.map((part) => valueWord(fact, (part as Row).value ?? ''))
      return say('conditions.is', { fact: factWord(fact), value: values.join(say('conditions.or')) })
    }
    if (first.operator !== 'more' || first.value !== 0 || !others.every((part) => isSame(part, 'value')))
      return null
    const counts = parts.map((part) => factWord(factCalled((part as Row).fact, facts)))
    return say('conditions.any_count', { facts: counts.join(say('process.comma')) })
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

  function joint({ of }: Rows): string {
    return say(of === 'all' ? 'conditions.and' : 'conditions.or')
  }
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
