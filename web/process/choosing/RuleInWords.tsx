import { useMemo } from 'react'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/numbers.ts'
import { useReader } from '../../platform/reader.ts'
import { wordOf } from '../panel/conditions/ConditionRow.tsx'
import { checkCondition } from '../panel/conditions/check-condition.ts'
import { factsOf, type KnownFact } from '../panel/conditions/facts-of.ts'
import { readCondition } from '../panel/conditions/read-condition.ts'
import { isRows, needsValue, type Row, type Rows } from '../panel/conditions/rows.ts'
import { useFactWords } from '../panel/conditions/use-fact-words.ts'

/** "channel is inbound and product line is Outdoor"; a rule that says more than that stands as it is written. */
export function RuleInWords({ rule }: { rule: string }) {
  const say = useSay()
  const reader = useReader()
  const words = useFactWords()
  const rows = useMemo(() => {
    const { ast } = checkCondition(rule, [])
    return ast && readCondition(ast, (name) => facts.find((fact) => fact.name === name)?.type)
  }, [rule])
  if (!rows)
    return (
      <code dir="ltr" translate="no">
        {rule}
      </code>
    )
  return <span>{sentence(rows)}</span>

  function sentence({ of, parts }: Rows): string {
    const said = parts.map((part) => {
      if (!isRows(part)) return phrase(part)
      return part.parts.length > 1 ? say('choosing.rule.group', { words: sentence(part) }) : sentence(part)
    })
    return said.join(say(of === 'all' ? 'choosing.rule.and' : 'choosing.rule.or'))
  }

  function phrase({ fact: name, operator, value }: Row): string {
    const fact = facts.find((one) => one.name === name) as KnownFact
    const said = { fact: words.of(fact), operator: say(wordOf(operator, fact.kind, name)) }
    if (!needsValue(operator)) return say('choosing.rule.bare', said)
    const choice = fact.choices?.find((one) => one.value === value)
    const shown = choice
      ? words.choice(choice)
      : typeof value === 'number'
        ? formatNumber(value, reader)
        : `${value}`
    return say('choosing.rule.row', { ...said, value: shown })
  }
}

const facts = factsOf({ stages: [], buyingStages: [], questionnaires: [] } as unknown as DraftDocument)
