import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OwnField, OwnValue } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { takeFocus } from '../ui/take-focus.ts'
import { Fact, FactLink, type FieldOf } from '../ui/values/Fact.tsx'
import styles from './OwnFacts.module.css'
import { OwnInput } from './OwnInput.tsx'
import { OwnValueText } from './OwnValueText.tsx'

interface OwnFactProps {
  field: OwnField
  value: OwnValue | null
  may: true | string
  onSave: (value: OwnValue | null) => Promise<unknown>
}

/** An own field of a record, edited where it stands: what is chosen is kept at once, what is typed with Enter. */
export function OwnFact({ field, value, may, onSave }: OwnFactProps) {
  const say = useSay()
  const { language } = useReader()
  const href = field.type === 'link' && typeof value === 'string' ? addressOf(value) : null
  return (
    <Fact
      label={textIn(field.label, language)}
      field={`own.${field.key}`}
      value={value}
      may={may}
      onSave={onSave}
      shown={value !== null && <OwnValueText field={field} value={value} />}
      beside={href && <FactLink href={href} label={say('customers.open')} />}
    >
      {(editing) => <Editor field={field} value={value} editing={editing} />}
    </Fact>
  )
}

interface EditorProps {
  field: OwnField
  value: OwnValue | null
  editing: FieldOf<OwnValue>
}

function Editor({ field, value, editing }: EditorProps) {
  const say = useSay()
  const [draft, setDraft] = useState(value)
  const isChosen = field.type === 'choice' || field.type === 'person' || field.type === 'yes_no'
  const input = (
    <OwnInput
      field={field}
      value={isChosen ? value : draft}
      onChange={isChosen ? editing.save : setDraft}
      error={editing.fault}
      labelHidden
      focused={takeFocus}
    />
  )
  return (
    // Escape leaves it as it was, wherever in the field it is pressed.
    <div role="presentation" onKeyDown={editing.onKeyDown}>
      {isChosen ? (
        input
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            editing.save(draft)
          }}
        >
          {input}
          <div className={styles.buttons}>
            <Button type="submit" size="compact-sm" loading={editing.saving}>
              {say('common.save')}
            </Button>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={editing.close}>
              {say('common.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}

const addressOf = (link: string) => (/^https?:\/\//i.test(link) ? link : `https://${link}`)
