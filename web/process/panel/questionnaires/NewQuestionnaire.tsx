import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { Questionnaire } from '../../../../contract/process/process-document.ts'
import { libraryQuestionnaires } from '../../../../contract/process/questionnaires.ts'
import { ask } from '../../../platform/ask.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { AddLine } from '../fields/AddLine.tsx'
import { useText } from '../panel.ts'
import styles from './NewQuestionnaire.module.css'

/** A questionnaire begun by its name, or taken from the library to be changed. */
export function NewQuestionnaire({ onMake }: { onMake: (questionnaire: Questionnaire) => void }) {
  const say = useSay()
  const text = useText()
  const [looking, setLooking] = useState(false)
  const library = useQuery({ ...ask(libraryQuestionnaires), enabled: looking })
  return (
    <div className={styles.ways}>
      <AddLine
        label={say('panel.questionnaire.new')}
        onAdd={(name) => onMake({ key: keyOfName(name, [], 'questionnaire'), name, questions: [] })}
      />
      <Menu opened={looking} onChange={setLooking} position="bottom-start">
        <Menu.Target>
          <button type="button" className={styles.library}>
            {say('panel.questionnaire.library')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {library.data?.rows.map((one) => (
            <Menu.Item key={one.key} onClick={() => onMake(one)}>
              {text(one.name)}
              <span className={styles.count}>
                {say('panel.questionnaire.count', { count: one.questions.length })}
              </span>
            </Menu.Item>
          ))}
          {!library.data && (
            <Menu.Item disabled>
              {say(library.error ? 'common.failed.unreachable' : 'common.loading')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
