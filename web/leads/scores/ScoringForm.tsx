import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { editScoring, type ScoreRule, type Scoring } from '../../../contract/leads/score.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { everything } from '../../segments/filter/filter-model.ts'
import { Unsaved } from '../../ui/dialogs/Unsaved.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from '../assignment/AssignmentRulesPage.module.css'
import { ScoreRuleFields } from './ScoreRuleFields.tsx'
import { touchedByScoring } from './score-queries.ts'
import { WholeNumber } from './WholeNumber.tsx'

/** All rules at once: what one adds is judged beside the others. */
export function ScoringForm({ scoring, onClose }: { scoring: Scoring; onClose: () => void }) {
  const say = useSay()
  const [base, setBase] = useState(scoring.base)
  const [rules, setRules] = useState<readonly ScoreRule[]>(scoring.rules)
  const [adding, setAdding] = useState(false)
  const act = useAct(editScoring, { touches: touchedByScoring, onDone: onClose })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ ifMatch: scoring.version, body: { base, rules: [...rules] } })
      }}
    >
      <WholeNumber first label={say('scores.base')} value={base} onChange={setBase} min={0} max={100} />
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules are told apart by where they stand while they are written
        <div key={at} className={styles.criterion}>
          <TextInput
            ref={adding && at === rules.length - 1 ? takeFocus : null}
            aria-label={say('scores.name')}
            placeholder={say(`scores.name.${rule.kind}`)}
            value={rule.name}
            maxLength={120}
            onChange={(event) => change(at, { ...rule, name: event.currentTarget.value })}
          />
          <ScoreRuleFields
            rule={rule}
            onChange={(changed) => change(at, changed)}
            onRemove={() => {
              setRules(rules.filter((_, place) => place !== at))
              setAdding(false)
            }}
          />
        </div>
      ))}
      <div className={styles.acts}>
        {(['is', 'did', 'silent'] as const).map((kind) => (
          <Button
            key={kind}
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setRules([...rules, fresh[kind]])
              setAdding(true)
            }}
          >
            {say(`scores.add.${kind}`)}
          </Button>
        ))}
      </div>
      <Unsaved when={JSON.stringify([base, rules]) !== JSON.stringify([scoring.base, scoring.rules])} />
      <ActError error={act.error} />
      <div className={styles.foot}>
        <Button type="submit" disabled={rules.some(({ name }) => !name.trim())} loading={act.isPending}>
          {say('common.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  )

  function change(at: number, rule: ScoreRule): void {
    setRules(rules.map((one, place) => (place === at ? rule : one)))
  }
}

const fresh = {
  is: { kind: 'is', name: '', points: 10, filter: everything as never },
  did: { kind: 'did', name: '', points: 20, activity: 'email', direction: 'in', halfLifeDays: 14 },
  silent: { kind: 'silent', name: '', points: -5, days: 7 },
} as const satisfies Record<ScoreRule['kind'], ScoreRule>
