import { Button, TextInput } from '@mantine/core'
import type { ChatPresentation, ChatScript } from '../../../contract/chat/script.ts'
import { keyOfName } from '../../../contract/key-of-name.ts'
import type { Language } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './Editor.module.css'
import { WordsField } from './WordsField.tsx'

interface PresentationsProps {
  script: ChatScript
  language: Language
  onChange: (presentations: ChatPresentation[]) => void
}

/** What can be shown: a title, a text and a link. */
export function Presentations({ script, language, onChange }: PresentationsProps) {
  const say = useSay()
  const { presentations } = script
  return (
    <section className={styles.card} aria-label={say('chat.presentations')}>
      <h2 className={styles.heading}>{say('chat.presentations')}</h2>
      {presentations.map((one, at) => {
        const put = (edit: Partial<ChatPresentation>) => onChange(presentations.with(at, { ...one, ...edit }))
        return (
          <div key={one.key} className={styles.presentation}>
            <WordsField
              label={say('chat.presentation.title')}
              text={one.title}
              language={language}
              onChange={(title) => put({ title })}
            />
            <WordsField
              label={say('chat.presentation.text')}
              text={one.text}
              language={language}
              onChange={(text) => put({ text })}
              rows={4}
            />
            <TextInput
              label={say('chat.presentation.link')}
              value={one.link ?? ''}
              onChange={(event) => put({ link: event.currentTarget.value || undefined })}
              dir="ltr"
              maxLength={300}
            />
            <div>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange(presentations.toSpliced(at, 1))}
              >
                {say('chat.remove')}
              </Button>
            </div>
          </div>
        )
      })}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            onChange([
              ...presentations,
              {
                key: keyOfName(
                  'presentation',
                  presentations.map(({ key }) => key),
                  'presentation',
                ),
                title: '…',
                text: '…',
              },
            ])
          }
        >
          {say('chat.presentation.add')}
        </Button>
      </div>
    </section>
  )
}
