import { Button } from '@mantine/core'
import { useState } from 'react'
import type { qualificationSettings } from '../../../contract/leads/qualification.ts'
import type { Returned } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { SettingsPage } from '../../team/settings/SettingsPage.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import styles from '../assignment/AssignmentRulesPage.module.css'
import { FilterWords } from '../assignment/FilterWords.tsx'
import { QualificationForm } from './QualificationForm.tsx'
import { useQualificationSettings } from './qualification-queries.ts'

type Settings = Returned<typeof qualificationSettings>
type Said = Settings['rows'][number]

/** What leads are asked, and what a good customer is: once for all, and where a process says it of its own. */
export function QualificationPage() {
  const say = useSay()
  return (
    <SettingsPage view="qualification">
      <p className="quiet">{say('qualification.sub')}</p>
      <Answer of={useQualificationSettings()}>
        {(settings) => (
          <ul className={styles.rows}>
            {settings.rows.map((said) => (
              <Row key={said.process?.id ?? 'all'} said={said} settings={settings} />
            ))}
          </ul>
        )}
      </Answer>
    </SettingsPage>
  )
}

function Row({ said, settings }: { said: Said; settings: Settings }) {
  const say = useSay()
  const { language } = useReader()
  const [open, setOpen] = useState(false)
  const name = said.process ? textIn(said.process.name, language) : say('qualification.all')
  const asked = settings.questionnaires.find(({ key }) => key === said.questionnaire)
  const inherits = said.process !== null && said.version === 0
  return (
    <li className={styles.row}>
      <div className={styles.line} data-unnumbered>
        <div className={styles.words}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {inherits && <span className={styles.mark}>{say('qualification.inherits')}</span>}
          {!inherits && (
            <>
              <p className={styles.says}>
                {asked ? textIn(asked.name, language) : say('qualification.questionnaire.none')}
              </p>
              {said.criteria.length === 0 && (
                <p className={styles.mark}>{say('qualification.criteria.none')}</p>
              )}
              {said.criteria.map((criterion) => (
                <p key={criterion.name} className={styles.mark}>
                  <bdi>{criterion.name}</bdi> · <FilterWords filter={criterion.filter} /> ·{' '}
                  {say('qualification.weight.of', { weight: criterion.weight })}
                </p>
              ))}
            </>
          )}
        </div>
        {settings.can.edit === true && (
          <div className={styles.acts}>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${say('common.edit')}: ${name}`}
              onClick={() => setOpen(!open)}
            >
              {say('common.edit')}
            </Button>
          </div>
        )}
      </div>
      {open && (
        <QualificationForm
          said={said}
          questionnaires={settings.questionnaires.filter(
            ({ processId }) => processId === null || processId === said.process?.id,
          )}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  )
}
