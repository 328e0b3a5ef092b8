import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { ExitCriterion } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { replaced } from '../edits/parts.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, useText } from '../panel.ts'
import styles from './StageGate.module.css'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** Conditions a deal must meet to move on, each with the words it is stopped with. */
export function ExitCriteria({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const set = useStageEdit(stage)
  const fault = useFault()
  const step = say('panel.stage.criteria')
  const criteria = stage.exitCriteria
  const put = (exitCriteria: ExitCriterion[]) => set({ exitCriteria }, step)
  return (
    <div>
      <p className={styles.label}>{step}</p>
      <ItemList
        label={step}
        items={criteria}
        nameOf={({ name }) => text(name)}
        onMove={put}
        onRemove={({ key }) => put(criteria.filter((one) => one.key !== key))}
      >
        {(criterion, place) => {
          const path = `stages.${at}.exitCriteria.${place}`
          const change = (fields: Partial<ExitCriterion>) =>
            put(replaced(criteria, criterion.key, (one) => ({ ...one, ...fields })))
          return (
            <>
              <TextInLanguages
                label={say('panel.criterion.name')}
                labelHidden
                required
                value={criterion.name}
                onChange={(name) => name && change({ name })}
                error={fault(`${path}.name`)}
              />
              <ConditionField
                label={say('panel.criterion.holds')}
                value={criterion.condition}
                onChange={(condition) => change({ condition: condition ?? always })}
                empty={say('panel.criterion.always')}
                error={fault(`${path}.condition`)}
              />
            </>
          )
        }}
      </ItemList>
      <AddLine
        label={say('panel.criterion.add')}
        onAdd={(name) => put([...criteria, { key: keyFor(name), name, condition: always }])}
      />
    </div>
  )

  function keyFor(name: string): string {
    const taken = criteria.map(({ key }) => key)
    return keyOfName(name, taken, 'criterion')
  }
}

/** A criterion that asks nothing yet. */
const always = 'true'
