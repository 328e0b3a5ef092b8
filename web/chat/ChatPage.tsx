import { useParams } from '@tanstack/react-router'
import { useSay } from '../platform/i18n.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { useChat } from './chat-queries.ts'
import { ScriptEditor } from './editor/ScriptEditor.tsx'

/** One chat: its script, tried beside it, and where it stands. */
export function ChatPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return (
    <Answer of={useChat(id)}>
      {(chat) => <ScriptEditor key={chat.id} chat={chat} label={say('chat.title')} />}
    </Answer>
  )
}
