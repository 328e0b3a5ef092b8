import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { Question } from '../../../../contract/process/process-document.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { replaced } from '../edits/parts.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useText } from '../panel.ts'
import styles from './Questions.module.css'

type QuestionOptions = NonNullable<Question['options']>

interface OptionsProps {
  options: QuestionOptions
  onChange: (options: QuestionOptions) => void
  error: string | undefined
}

/** What one chooses from. */
export function Options({ options, onChange, error }: OptionsProps) {
  const say = useSay()
  const text = useText()
  const label = say('panel.question.options')
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <ItemList
        label={label}
        items={options}
        nameOf={({ name }) => text(name)}
        onMove={onChange}
        onRemove={({ key }) => onChange(options.filter((one) => one.key !== key))}
      >
        {(option) => (
          <TextInLanguages
            label={say('panel.question.option')}
            labelHidden
            required
            value={option.name}
            onChange={(name) => name && onChange(replaced(options, option.key, (one) => ({ ...one, name })))}
          />
        )}
      </ItemList>
      <AddLine
        label={say('panel.question.option.add')}
        onAdd={(name) => {
          const taken = options.map(({ key }) => key)
          onChange([...options, { key: keyOfName(name, taken, 'option'), name }])
        }}
      />
      {error && <p className={styles.error}>{error}</p>}
    </div>
  )
}
