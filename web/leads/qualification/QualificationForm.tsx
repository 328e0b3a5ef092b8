import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type Criterion,
  editQualification,
  type qualificationSettings,
} from '../../../contract/leads/qualification.ts'
import type { Returned } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { everything } from '../../segments/filter/filter-model.ts'
import { ListFilter } from '../../segments/filter/ListFilter.tsx'
import { Unsaved } from '../../ui/dialogs/Unsaved.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import styles from '../assignment/AssignmentRulesPage.module.css'
import { touchedByQualification } from './qualification-queries.ts'

type Settings = Returned<typeof qualificationSettings>

interface QualificationFormProps {
  said: Settings['rows'][number]
  questionnaires: Settings['questionnaires']
  onClose: () => void
}

/** The questionnaire, and the criteria of a good customer, each a filter with a weight. */
export function QualificationForm({ said, questionnaires, onClose }: QualificationFormProps) {
  const say = useSay()
  const { language } = useReader()
  const [questionnaire, setQuestionnaire] = useState(said.questionnaire)
  const [criteria, setCriteria] = useState<readonly Criterion[]>(said.criteria)
  const act = useAct(editQualification, { touches: touchedByQualification, onDone: onClose })
  const change = (at: number, part: Partial<Criterion>) =>
    setCriteria(criteria.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({
          params: { of: said.process?.id ?? 'all' },
          ifMatch: said.version,
          body: { questionnaire, criteria: [...criteria] },
        })
      }}
    >
      <NativeSelect
        label={say('qualification.questionnaire')}
        data={[
          { value: '', label: say('qualification.questionnaire.none') },
          ...questionnaires.map(({ key, name }) => ({ value: key, label: textIn(name, language) })),
        ]}
        value={questionnaire ?? ''}
        onChange={(event) => setQuestionnaire(event.currentTarget.value || null)}
        maw={460}
      />
      <p className={styles.label}>{say('qualification.criteria')}</p>
      {criteria.map((criterion, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told apart by where they stand while they are written
        <div key={at} className={styles.criterion}>
          <TextInput
            aria-label={say('qualification.criterion')}
            placeholder={say('qualification.criterion.example')}
            value={criterion.name}
            maxLength={120}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={say('qualification.weight')}
            data={weights.map((weight) => ({
              value: `${weight}`,
              label: say('qualification.weight.of', { weight }),
            }))}
            value={`${criterion.weight}`}
            onChange={(event) => change(at, { weight: Number(event.currentTarget.value) })}
          />
          <ActionIcon
            aria-label={say('qualification.criterion.remove', { name: criterion.name })}
            onClick={() => setCriteria(criteria.filter((_, place) => place !== at))}
          >
            <Icon name="close" size={12} />
          </ActionIcon>
          <div className={styles.filter}>
            <ListFilter
              entity="lead"
              filter={criterion.filter}
              onChange={(filter) => change(at, { filter })}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setCriteria([...criteria, { name: '', filter: everything, weight: 1 }])}
        >
          {say('qualification.criterion.add')}
        </Button>
      </div>
      <Unsaved
        when={
          JSON.stringify([questionnaire, criteria]) !== JSON.stringify([said.questionnaire, said.criteria])
        }
      />
      <ActError error={act.error} />
      <div className={styles.foot}>
        <Button type="submit" disabled={criteria.some(({ name }) => !name.trim())} loading={act.isPending}>
          {say('common.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
