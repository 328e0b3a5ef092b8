import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { NurturingPlan } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { replaced } from '../edits/parts.ts'
import { usesOfPlan } from '../edits/uses-of.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import { useUsedWords } from '../use-used-words.ts'
import styles from './lists.module.css'
import { PlanSteps } from './PlanSteps.tsx'
import { useListEdit } from './use-list-edit.ts'

/** What is done for a customer while his deal rests: plans of a few steps. */
export function NurturingPart() {
  const say = useSay()
  const text = useText()
  const fault = useFault()
  const usedWords = useUsedWords()
  const { document } = usePanel()
  const change = useListEdit('nurturing', say('panel.nurturing'))
  const plans = document.nurturing
  const set = (key: string, make: (plan: NurturingPlan) => NurturingPlan) =>
    change((before) => replaced(before, key, make))
  return (
    <div className={styles.parts}>
      <p className="quiet">{say('panel.nurturing.why')}</p>
      <ItemList
        label={say('panel.nurturing')}
        items={plans}
        nameOf={({ name }) => text(name)}
        mayRemove={({ key }) => usedWords(usesOfPlan(document, key))}
        onRemove={({ key }) => change((before) => before.filter((one) => one.key !== key))}
      >
        {(plan, at) => (
          <>
            <TextInLanguages
              label={say('panel.plan.name')}
              required
              value={plan.name}
              onChange={(name) => name && set(plan.key, (one) => ({ ...one, name }))}
              error={fault(`nurturing.${at}`)}
            />
            <PlanSteps
              plan={plan}
              path={`nurturing.${at}.steps`}
              onChange={(steps) => set(plan.key, (one) => ({ ...one, steps }))}
            />
          </>
        )}
      </ItemList>
      <AddLine
        label={say('panel.plan.add')}
        onAdd={(name) =>
          change((before) => {
            const taken = before.map(({ key }) => key)
            return [...before, { key: keyOfName(name, taken, 'plan'), name, steps: [] }]
          })
        }
      />
    </div>
  )
}
