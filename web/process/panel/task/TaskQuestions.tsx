import { Select } from '@mantine/core'
import type { Questionnaire } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { changeTask, withFields } from '../edits/parts.ts'
import { useFault, usePanel, useText } from '../panel.ts'
import { withQuestionnaire } from '../questionnaires/edits.ts'
import { NewQuestionnaire } from '../questionnaires/NewQuestionnaire.tsx'
import styles from '../stage/StageGate.module.css'
import type { TaskProps } from './TaskPart.tsx'
import { useTaskEdit } from './use-task-edit.ts'

/** Which questions are to be answered: a questionnaire of the process, a new one, or one from the library. */
export function TaskQuestions({ stage, task, path }: TaskProps) {
  const say = useSay()
  const text = useText()
  const { document, edit, open } = usePanel()
  const set = useTaskEdit({ stage: stage.key, task: task.key })
  const fault = useFault()
  const chosen = task.questionnaire
  return (
    <>
      <Select
        label={say('process.kind.questionnaire')}
        placeholder={say('panel.questionnaire.choose')}
        data={document.questionnaires.map(({ key, name }) => ({ value: key, label: text(name) }))}
        value={chosen ?? null}
        onChange={(key) => set({ questionnaire: key ?? undefined }, say('process.kind.questionnaire'))}
        clearable
        clearButtonProps={{ 'aria-label': say('common.remove') }}
        nothingFoundMessage={say('panel.questionnaire.none')}
        error={fault(`${path}.questionnaire`)}
      />
      {chosen ? (
        <button
          type="button"
          className={styles.task}
          onClick={() => open({ kind: 'questionnaires', questionnaire: chosen })}
        >
          {say('panel.questionnaire.edit')}
        </button>
      ) : (
        <NewQuestionnaire onMake={insert} />
      )}
    </>
  )

  function insert(made: Questionnaire): void {
    edit((before) => {
      const { document: after, key } = withQuestionnaire(before, made)
      return changeTask(after, { stage: stage.key, task: task.key }, (one) =>
        withFields(one, { questionnaire: key }),
      )
    }, say('panel.questionnaire.add'))
  }
}
