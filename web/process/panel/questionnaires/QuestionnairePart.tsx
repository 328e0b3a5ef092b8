import { lazy, Suspense } from 'react'
import type { Questionnaire } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { SkeletonBar } from '../../../ui/feedback/states.tsx'
import { type Changed, replaced, withFields } from '../edits/parts.ts'
import { Group } from '../fields/Group.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, usePanel, useText } from '../panel.ts'
import styles from '../stage/StageGate.module.css'
import { Questions } from './Questions.tsx'

/** Reads conditions, as nothing else here does. */
const Preview = lazy(async () => ({ default: (await import('./Preview.tsx')).Preview }))

/** One questionnaire: what it is for, its questions, and how the salesperson will see it. */
export function QuestionnairePart({ questionnaire, at }: { questionnaire: Questionnaire; at: number }) {
  const say = useSay()
  const text = useText()
  const { edit, open } = usePanel()
  const fault = useFault()
  const path = `questionnaires.${at}`
  const set = (fields: Changed<Questionnaire>, step: string) =>
    edit(
      (document) => ({
        ...document,
        questionnaires: replaced(document.questionnaires, questionnaire.key, (one) =>
          withFields(one, fields),
        ),
      }),
      step,
    )
  return (
    <>
      <p className={styles.back}>
        <button type="button" className={styles.task} onClick={() => open({ kind: 'questionnaires' })}>
          {say('panel.questionnaires.all')}
        </button>
      </p>
      <Group
        id="questionnaire.what"
        title={say('panel.questionnaire.what')}
        summary={text(questionnaire.purpose) || text(questionnaire.name)}
        paths={[`${path}.name`, `${path}.purpose`]}
      >
        <TextInLanguages
          label={say('panel.name')}
          required
          value={questionnaire.name}
          onChange={(name) => name && set({ name }, say('panel.name'))}
          error={fault(`${path}.name`)}
        />
        <TextInLanguages
          label={say('panel.purpose')}
          long
          value={questionnaire.purpose}
          onChange={(purpose) => set({ purpose }, say('panel.purpose'))}
          error={fault(`${path}.purpose`)}
        />
      </Group>
      <Group
        id="questionnaire.questions"
        title={say('panel.questions')}
        summary={questionnaire.questions.map(({ name }) => text(name)).join(' · ')}
        paths={[`${path}.questions`]}
      >
        <Questions
          questionnaire={questionnaire}
          path={`${path}.questions`}
          onChange={(questions, step) => set({ questions }, step)}
        />
      </Group>
      <Group id="questionnaire.preview" title={say('panel.preview')} summary={say('panel.preview.how')}>
        <Suspense fallback={<SkeletonBar width="100%" />}>
          <Preview key={questionnaire.key} questionnaire={questionnaire} />
        </Suspense>
      </Group>
    </>
  )
}
