import { useSay } from '../../../platform/i18n.tsx'
import { usesOfQuestionnaire } from '../edits/uses-of.ts'
import { ItemList } from '../fields/ItemList.tsx'
import lists from '../lists/lists.module.css'
import { usePanel, useText } from '../panel.ts'
import styles from '../stage/StageGate.module.css'
import { useUsedWords } from '../use-used-words.ts'
import { withQuestionnaire } from './edits.ts'
import { NewQuestionnaire } from './NewQuestionnaire.tsx'
import { QuestionnairePart } from './QuestionnairePart.tsx'

/** The questionnaires of the process; one of them with its questions when it is chosen. */
export function QuestionnairesPart({ chosen }: { chosen: string | undefined }) {
  const say = useSay()
  const text = useText()
  const usedWords = useUsedWords()
  const { document, edit, open } = usePanel()
  const all = document.questionnaires
  const at = all.findIndex(({ key }) => key === chosen)
  const questionnaire = all[at]
  if (questionnaire)
    return <QuestionnairePart key={questionnaire.key} questionnaire={questionnaire} at={at} />
  return (
    <div className={lists.parts}>
      <p className="quiet">{say('panel.questionnaires.why')}</p>
      <ItemList
        label={say('panel.questionnaires')}
        items={all}
        nameOf={({ name }) => text(name)}
        mayRemove={({ key }) => usedWords(usesOfQuestionnaire(document, key))}
        onRemove={({ key }) =>
          edit(
            (before) => ({
              ...before,
              questionnaires: before.questionnaires.filter((one) => one.key !== key),
            }),
            say('panel.questionnaires'),
          )
        }
      >
        {({ key, name, questions }) => (
          <p className={lists.line}>
            <button
              type="button"
              className={styles.task}
              onClick={() => open({ kind: 'questionnaires', questionnaire: key })}
            >
              {text(name)}
            </button>{' '}
            <span className="quiet">{say('panel.questionnaire.count', { count: questions.length })}</span>
          </p>
        )}
      </ItemList>
      <NewQuestionnaire
        onMake={(made) => {
          edit((before) => withQuestionnaire(before, made).document, say('panel.questionnaire.add'))
          open({ kind: 'questionnaires', questionnaire: withQuestionnaire(document, made).key })
        }}
      />
    </div>
  )
}
