import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ChatScript } from '../../../contract/chat/script.ts'
import type { Language } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useTrial } from '../chat-queries.ts'
import { Messages } from '../conversations/Messages.tsx'
import styles from './Editor.module.css'

/** The conversation as a visitor has it, on the script as it is written at this moment. */
export function TryPanel({ script, language }: { script: ChatScript; language: Language }) {
  const say = useSay()
  const [said, setSaid] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const trial = useTrial(script, language, said)
  const answer = (words: string) => {
    // What was no answer is replaced by what is said next.
    setSaid([...(trial.data?.refused ? said.slice(0, -1) : said), words])
    setText('')
  }
  const awaited = trial.data?.awaited
  return (
    <aside className={styles.trial} aria-label={say('chat.try')}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{say('chat.try')}</h2>
        <Button variant="subtle" size="compact-sm" disabled={said.length === 0} onClick={() => setSaid([])}>
          {say('chat.try.again')}
        </Button>
      </div>
      {trial.error && !trial.data && <ErrorState error={trial.error} onRetry={() => void trial.refetch()} />}
      {trial.data && <Messages messages={trial.data.messages} label={say('chat.try')} />}
      {trial.data?.refused && <p className={styles.fault}>{say('chat.try.refused')}</p>}
      {trial.data && trial.data.phase !== 'script' && (
        <p className="quiet">{say(`chat.phase.${trial.data.phase}`)}</p>
      )}
      {awaited && trial.data?.phase === 'script' && (
        <div className={styles.answers}>
          {awaited.choices.map(({ key, label }) => (
            <Button key={key} variant="default" onClick={() => answer(key)}>
              <bdi>{label}</bdi>
            </Button>
          ))}
          {awaited.slots.slice(0, 6).map((slot) => (
            <Button key={slot} variant="default" onClick={() => answer(slot)}>
              <DateText at={slot} />
            </Button>
          ))}
          {awaited.choices.length === 0 && awaited.as !== 'slot' && (
            <form
              className={styles.line}
              onSubmit={(event) => {
                event.preventDefault()
                answer(text)
              }}
            >
              <TextInput
                aria-label={say('chat.try.say')}
                placeholder={say('chat.try.say')}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                dir="auto"
              />
              <Button type="submit">{say('chat.send')}</Button>
            </form>
          )}
          {awaited.optional && (
            <Button variant="subtle" onClick={() => answer('')}>
              {say('chat.skip')}
            </Button>
          )}
        </div>
      )}
    </aside>
  )
}
