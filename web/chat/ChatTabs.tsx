import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { TabLinks } from '../ui/TabLinks.tsx'

/** What visitors say, and what they are asked. */
export function ChatTabs({ current }: { current: 'conversations' | 'chats' }) {
  const say = useSay()
  const writes = useMay('process.publish')
  const tabs = [
    {
      to: paths.conversations(),
      label: say('chat.conversations'),
      current: current === 'conversations',
    },
    ...(writes ? [{ to: paths.chats(), label: say('chat.scripts'), current: current === 'chats' }] : []),
  ]
  return <TabLinks label={say('chat.title')} tabs={tabs} />
}
