import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Chat, removeChat } from '../../../contract/chat/chats.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ConfirmDialog } from '../../ui/dialogs/ConfirmDialog.tsx'
import { useGo } from '../../ui/Link.tsx'
import { touchedByChat, touchedByTalk } from '../chat-queries.ts'

/** Removes a chat that visitors cannot open, and says before what goes with it. */
export function RemoveChat({ chat }: { chat: Chat }) {
  const say = useSay()
  const go = useGo()
  const [asking, setAsking] = useState(false)
  const touches = [...touchedByChat, ...touchedByTalk]
  const act = useAct(removeChat, { touches, onDone: () => go(paths.chats()) })
  const { leads, waiting, calls } = chat.uses
  if (chat.published && !chat.pausedAt) return null
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {say('consent.chat.remove')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('consent.chat.remove.ask', { name: chat.name })}
        act={say('consent.chat.remove')}
        onAct={() => act.mutate({ params: { id: chat.id } })}
        acting={act.isPending}
        error={act.error}
        grave
      >
        <p>{say('consent.chat.remove.talks', { talks: chat.talks, leads })}</p>
        {waiting > 0 && <p>{say('consent.chat.remove.waiting', { count: waiting })}</p>}
        {calls > 0 && <p>{say('consent.chat.remove.calls', { count: calls })}</p>}
        <p>{say('consent.chat.remove.why')}</p>
      </ConfirmDialog>
    </>
  )
}
