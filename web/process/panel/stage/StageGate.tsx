import { ownFactName } from '../../../../contract/process/facts.ts'
import { type RequiredField, requirableFields } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useFieldNames } from '../../details/field-names.ts'
import { useGateWords } from '../../details/gate-words.ts'
import { CheckList } from '../fields/CheckList.tsx'
import { Group } from '../fields/Group.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import { ExitCriteria } from './ExitCriteria.tsx'
import styles from './StageGate.module.css'
import type { StageProps } from './StagePart.tsx'
import { useStageEdit } from './use-stage-edit.ts'

/** What must be true before a deal moves on: its mandatory tasks, filled fields, conditions. */
export function StageGate({ stage, at }: StageProps) {
  const say = useSay()
  const text = useText()
  const gateWords = useGateWords()
  const { open, document } = usePanel()
  const fieldName = useFieldNames()
  const own = (document.ownFields ?? []).map(ownFactName)
  // One that is required and no longer there stays to be seen, and to be taken off.
  const fields = [...new Set<RequiredField>([...requirableFields, ...own, ...stage.requiredFields])]
  const set = useStageEdit(stage)
  const fault = useFault()
  const path = `stages.${at}`
  const mandatory = stage.tasks.filter((task) => task.mandatory)
  return (
    <Group
      id="stage.gate"
      title={say('panel.stage.gate')}
      summary={[...mandatory.map(({ name }) => text(name)), ...gateWords(stage)].join(' · ')}
      paths={[`${path}.requiredFields`, `${path}.exitCriteria`]}
    >
      {mandatory.length > 0 && (
        <div>
          <p className={styles.label}>{say('panel.stage.mandatory')}</p>
          <ul className={styles.tasks}>
            {mandatory.map((task) => (
              <li key={task.key}>
                <button
                  type="button"
                  className={styles.task}
                  onClick={() => open({ kind: 'task', stage: stage.key, task: task.key })}
                >
                  {text(task.name)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <CheckList
        label={say('panel.stage.fields')}
        all={fields.map((field) => ({ key: field, name: fieldName(field) }))}
        chosen={stage.requiredFields}
        onChange={(fields) => set({ requiredFields: fields as RequiredField[] }, say('panel.stage.fields'))}
        error={fault(`${path}.requiredFields`)}
      />
      <ExitCriteria stage={stage} at={at} />
    </Group>
  )
}
