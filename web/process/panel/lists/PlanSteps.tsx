import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { keyOfName } from '../../../../contract/key-of-name.ts'
import {
  type NurturingPlan,
  type TaskKind,
  taskKinds,
} from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useSpanWords } from '../../details/span-words.ts'
import { type Changed, replaced, withFields } from '../edits/parts.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { RoleField } from '../fields/RoleField.tsx'
import { ScriptInLanguages } from '../fields/ScriptInLanguages.tsx'
import { SpanField } from '../fields/SpanField.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, useText } from '../panel.ts'
import styles from '../questionnaires/Questions.module.css'

type Step = NurturingPlan['steps'][number]

interface PlanStepsProps {
  plan: NurturingPlan
  /** `nurturing.0.steps` */
  path: string
  onChange: (steps: Step[]) => void
}

/** The steps of a plan by when they come, one of them open at a time. */
export function PlanSteps({ plan, path, onChange }: PlanStepsProps) {
  const say = useSay()
  const text = useText()
  const spanWords = useSpanWords()
  const [open, setOpen] = useState<string | null>(null)
  const { steps } = plan
  return (
    <>
      <ItemList
        label={say('panel.plan.steps', { name: text(plan.name) })}
        items={steps}
        nameOf={({ name }) => text(name)}
        onMove={onChange}
        onRemove={({ key }) => onChange(steps.filter((one) => one.key !== key))}
      >
        {(step, at) => (
          <>
            <button
              type="button"
              className={styles.question}
              aria-expanded={open === step.key}
              onClick={() => setOpen(open === step.key ? null : step.key)}
            >
              {text(step.name)}
              <span className={styles.type}>
                {say(`process.kind.${step.kind}`)} ·{' '}
                {say('panel.plan.after', { span: spanWords(step.after) })}
              </span>
            </button>
            {open === step.key && (
              <StepFields
                step={step}
                path={`${path}.${at}`}
                set={(fields) => onChange(replaced(steps, step.key, (one) => withFields(one, fields)))}
              />
            )}
          </>
        )}
      </ItemList>
      <AddLine
        label={say('panel.plan.step.add')}
        onAdd={(name) => {
          const taken = steps.map(({ key }) => key)
          const key = keyOfName(name, taken, 'step')
          onChange([...steps, { key, name, kind: 'call', after: { workingDays: 20 * (steps.length + 1) } }])
          setOpen(key)
        }}
      />
    </>
  )
}

interface StepFieldsProps {
  step: Step
  path: string
  set: (fields: Changed<Step>) => void
}

function StepFields({ step, path, set }: StepFieldsProps) {
  const say = useSay()
  const fault = useFault()
  return (
    <div className={styles.fields}>
      <TextInLanguages
        label={say('panel.name')}
        required
        value={step.name}
        onChange={(name) => name && set({ name })}
        error={fault(`${path}.name`)}
      />
      <NativeSelect
        label={say('process.column.kind')}
        value={step.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as TaskKind })}
        data={taskKinds.map((kind) => ({ value: kind, label: say(`process.kind.${kind}`) }))}
        error={fault(`${path}.kind`)}
      />
      <SpanField
        label={say('panel.plan.step.after')}
        required
        value={step.after}
        onChange={(after) => after && set({ after })}
        error={fault(`${path}.after`)}
      />
      <RoleField
        label={say('process.column.role')}
        nobody={say('process.role.owner')}
        value={step.role}
        onChange={(role) => set({ role })}
        error={fault(`${path}.role`)}
      />
      <ScriptInLanguages
        label={say('process.task.guidance')}
        value={step.guidance}
        onChange={(guidance) => set({ guidance })}
        error={fault(`${path}.guidance`)}
      />
    </div>
  )
}
