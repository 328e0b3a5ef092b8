import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answerChatTalk, type ChatTalk } from '../../../contract/chat/talks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByTalk } from '../chat-queries.ts'
import styles from './TalkView.module.css'

/** Enter sends, Shift Enter begins a line. What was typed stays until it is sent. */
export function Reply({ id, script }: { id: ChatTalk['id']; script: boolean }) {
  const say = useSay()
  const [text, setText] = useState('')
  const act = useAct(answerChatTalk, { touches: touchedByTalk, onDone: () => setText('') })
  const send = () => text.trim() !== '' && !act.isPending && act.mutate({ params: { id }, body: { text } })
  return (
    <form
      className={styles.reply}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {script && <p className="quiet">{say('chat.takes_over')}</p>}
      <div className={styles.line}>
        <Textarea
          aria-label={say('chat.reply')}
          placeholder={say('chat.reply')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            send()
          }}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2_000}
          dir="auto"
        />
        <Button type="submit" loading={act.isPending} disabled={text.trim() === ''}>
          {say('chat.send')}
        </Button>
      </div>
      <ActError error={act.error} />
    </form>
  )
}
