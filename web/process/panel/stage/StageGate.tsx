import { type RequirableField, requirableFields } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
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
  const { open } = usePanel()
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
        all={requirableFields.map((field) => ({ key: field, name: say(`process.field.${field}`) }))}
        chosen={stage.requiredFields}
        onChange={(fields) => set({ requiredFields: fields as RequirableField[] }, say('panel.stage.fields'))}
        error={fault(`${path}.requiredFields`)}
      />
      <ExitCriteria stage={stage} at={at} />
    </Group>
  )
}
