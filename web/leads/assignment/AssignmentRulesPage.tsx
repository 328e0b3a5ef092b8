import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  type AssignmentRule,
  addAssignmentRule,
  orderAssignmentRules,
} from '../../../contract/leads/assignment.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { SettingsPage } from '../../team/settings/SettingsPage.tsx'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { useOrderedRows } from '../../ui/tables/use-ordered-rows.ts'
import styles from './AssignmentRulesPage.module.css'
import { touchedByRule, useAssignmentRules } from './assignment-queries.ts'
import { RuleForm } from './RuleForm.tsx'
import { RuleRow } from './RuleRow.tsx'
import { emptyRule } from './rule-draft.ts'
import { Trial } from './Trial.tsx'

/** Who gets a lead nobody was named for: rules in their order, tried on the newest leads beneath. */
export function AssignmentRulesPage() {
  const say = useSay()
  return (
    <SettingsPage view="assignmentRules">
      <p className="quiet">{say('assignment.sub')}</p>
      <Answer of={useAssignmentRules()}>
        {({ rows, can }) => (
          <>
            <Rules rules={rows} may={can.edit === true} />
            {rows.some(({ active }) => active) && <Trial />}
          </>
        )}
      </Answer>
    </SettingsPage>
  )
}

function Rules({ rules, may }: { rules: readonly AssignmentRule[]; may: boolean }) {
  const say = useSay()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const order = useAct(orderAssignmentRules, { touches: touchedByRule })
  const { shown, moved, move, rowProps } = useOrderedRows(rules, {
    isPending: order.isPending,
    keep: (ids) => order.mutate({ body: { ids } }),
  })
  const add = may && <Button onClick={() => setAdding(true)}>{say('assignment.add')}</Button>
  return (
    <>
      {rules.length === 0 && !adding ? (
        <EmptyState title={say('assignment.none')} act={add}>
          {say('assignment.none.why')}
        </EmptyState>
      ) : (
        <ol className={styles.rows} aria-label={say('assignment.title')}>
          {shown.map((rule, at) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              place={at + 1}
              may={may}
              fresh={rule.id === added}
              onMove={shown.length > 1 ? (by) => move(at, at + by) : undefined}
              drag={rowProps(at, may)}
            />
          ))}
        </ol>
      )}
      {adding ? <Adding onClose={() => setAdding(false)} onAdded={setAdded} /> : rules.length > 0 && add}
      <p className="only-heard" aria-live="polite">
        {moved && say('assignment.moved', { names: shown.map(({ name }) => name).join(', ') })}
      </p>
    </>
  )
}

interface AddingProps {
  onClose: () => void
  onAdded: (id: string | null) => void
}

function Adding({ onClose, onAdded }: AddingProps) {
  const say = useSay()
  const [draft, setDraft] = useState(emptyRule)
  const act = useAct(addAssignmentRule, {
    touches: touchedByRule,
    onDone: ({ rows }) => {
      onClose()
      onAdded(rows.at(-1)?.id ?? null)
    },
  })
  return (
    <section aria-label={say('assignment.add')}>
      <RuleForm
        draft={draft}
        onChange={setDraft}
        act={act}
        submit={say('assignment.add')}
        onSubmit={() => act.mutate({ body: draft })}
        onCancel={onClose}
      />
    </section>
  )
}
