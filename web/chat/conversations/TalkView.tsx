import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ChatTalk } from '../../../contract/chat/talks.ts'
import { endChatTalk } from '../../../contract/chat/talks.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { touchedByTalk, useTalk } from '../chat-queries.ts'
import { Messages } from './Messages.tsx'
import { Reply } from './Reply.tsx'
import styles from './TalkView.module.css'

/** One conversation word by word, and a line to answer it. What is said comes in by itself. */
export function TalkView({ id }: { id: string }) {
  return <Answer of={useTalk(id)}>{(talk) => <Shown talk={talk} />}</Answer>
}

function Shown({ talk }: { talk: ChatTalk }) {
  const say = useSay()
  const end = useAct(endChatTalk, { touches: touchedByTalk })
  const { lead, phase, callAt, page, can } = talk
  const foot = useRef<HTMLDivElement>(null)
  const count = talk.messages.length
  // What was said last is what one came for.
  useEffect(() => {
    if (count > 0) foot.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  return (
    <section className={styles.talk} aria-labelledby="talk">
      <header className={styles.head}>
        <div>
          <h2 id="talk">
            <Link to={paths.lead(lead.id)}>
              <bdi>{lead.name}</bdi>
            </Link>
          </h2>
          <p className="quiet">
            {say(`chat.phase.${phase}`)}
            {callAt && (
              <>
                {' · '}
                {say('chat.call')} <DateText at={callAt} />
              </>
            )}
            {page && (
              <>
                {' · '}
                <bdi>{new URL(page).host + new URL(page).pathname}</bdi>
              </>
            )}
          </p>
        </div>
        {phase !== 'ended' && can.answer === true && (
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate({ params: { id: talk.id } })}
          >
            {say('chat.end')}
          </Button>
        )}
      </header>
      <Messages messages={talk.messages} label={say('chat.with', { name: lead.name })} />
      <div ref={foot}>{can.answer === true && <Reply id={talk.id} script={phase === 'script'} />}</div>
    </section>
  )
}
