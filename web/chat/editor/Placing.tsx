import { Button, Code, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Chat, editChat } from '../../../contract/chat/chats.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useColleagues, useTeams } from '../../team/team-queries.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { touchedByChat } from '../chat-queries.ts'
import styles from './Editor.module.css'
import { RemoveChat } from './RemoveChat.tsx'

/** Where the chat stands and whose its leads are. */
export function Placing({ chat }: { chat: Chat }) {
  const say = useSay()
  const colleagues = useColleagues()
  const teams = useTeams().data?.rows ?? []
  const [origins, setOrigins] = useState(chat.origins.join('\n'))
  const [whose, setWhose] = useState(chat.ownerId ?? chat.teamId ?? '')
  const act = useAct(editChat, { touches: touchedByChat })
  const address = `${location.origin}/c/${chat.slug}`
  const edit = (body: Parameters<typeof act.mutate>[0]['body']) =>
    act.mutate({ params: { id: chat.id }, ifMatch: chat.version, body })
  return (
    <section className={styles.card} aria-label={say('chat.placing')}>
      <h2 className={styles.heading}>{say('chat.placing')}</h2>
      <p>
        {say('chat.own_page')}{' '}
        <a href={address} target="_blank" rel="noreferrer" dir="ltr">
          {address}
        </a>
      </p>
      <p>{say('chat.line')}</p>
      <Code block dir="ltr" tabIndex={0}>
        {`<script src="${address}.js" async></script>`}
      </Code>
      <Textarea
        label={say('chat.origins')}
        description={say('chat.origins.why')}
        placeholder="https://www.firma.pl"
        value={origins}
        onChange={(event) => setOrigins(event.currentTarget.value)}
        autosize
        minRows={2}
        dir="ltr"
      />
      <NativeSelect
        label={say('chat.whose')}
        value={whose}
        onChange={(event) => setWhose(event.currentTarget.value)}
        data={[
          { value: '', label: say('chat.whose.rules') },
          ...teams.map(({ id, name }) => ({ value: id as string, label: say('chat.whose.team', { name }) })),
          ...colleagues.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
      />
      <ActError error={act.error} />
      <div className={styles.acts}>
        <Button
          variant="default"
          loading={act.isPending}
          onClick={() =>
            edit({
              origins: origins.split(/\s+/).filter((one) => one !== ''),
              ownerId: (colleagues.find(({ id }) => id === whose)?.id ?? null) as never,
              teamId: (teams.find(({ id }) => id === whose)?.id ?? null) as never,
            })
          }
        >
          {say('chat.save')}
        </Button>
        <Button variant="subtle" onClick={() => edit({ paused: chat.pausedAt === null })}>
          {say(chat.pausedAt === null ? 'chat.pause' : 'chat.resume')}
        </Button>
        <RemoveChat chat={chat} />
      </div>
    </section>
  )
}
