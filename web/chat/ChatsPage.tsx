import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type ChatInList, createChat } from '../../contract/chat/chats.ts'
import { paths } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Answer, EmptyState } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { Link, useGo } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import styles from './ChatsPage.module.css'
import { ChatTabs } from './ChatTabs.tsx'
import { touchedByChat, useChats } from './chat-queries.ts'

/** The company's chats, each with a script of its own. */
export function ChatsPage() {
  const say = useSay()
  return (
    <Page title={say('chat.title')} tools={<ChatTabs current="chats" />}>
      <Answer of={useChats()}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? (
              <EmptyState title={say('chat.no_scripts')}>{say('chat.no_scripts.why')}</EmptyState>
            ) : (
              <ul className={styles.rows} aria-label={say('chat.scripts')}>
                {rows.map((chat) => (
                  <Row key={chat.id} chat={chat} />
                ))}
              </ul>
            )}
            <NewChat />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Row({ chat }: { chat: ChatInList }) {
  const say = useSay()
  const state = chat.pausedAt ? 'paused' : chat.published ? 'live' : 'draft'
  return (
    <li className={styles.row}>
      <Link to={paths.chat(chat.id)}>
        <bdi>{chat.name}</bdi>
      </Link>
      <span className="quiet">{say(`chat.state.${state}`)}</span>
      <span className="quiet">{say('chat.talks', { count: chat.talks })}</span>
    </li>
  )
}

function NewChat() {
  const say = useSay()
  const go = useGo()
  const [name, setName] = useState('')
  const act = useAct(createChat, { touches: touchedByChat, onDone: ({ id }) => go(paths.chat(id)) })
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) act.mutate({ body: { name } })
      }}
    >
      <TextInput
        label={say('chat.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={80}
        dir="auto"
      />
      <Button type="submit" disabled={!name.trim()} loading={act.isPending}>
        {say('chat.new')}
      </Button>
      <ActError error={act.error} />
    </form>
  )
}
