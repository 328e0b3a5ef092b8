import type { ChatMessage } from '../../../contract/chat/talks.ts'
import { useSay } from '../../platform/i18n.tsx'
import { MarkdownText } from '../../ui/markdown/MarkdownText.tsx'
import styles from './Messages.module.css'

/** What was said, in order. Whoever cannot see which side it stands on hears who said it. */
export function Messages({ messages, label }: { messages: readonly ChatMessage[]; label: string }) {
  const say = useSay()
  return (
    <div role="log" aria-label={label}>
      <ol className={styles.log}>
        {messages.map(({ seq, from, by, text, shows }) => (
          <li key={seq} className={styles.said} data-from={from} dir="auto">
            <span className={by ? styles.by : 'only-heard'}>{by ?? say(`chat.from.${from}`)}</span>
            {shows ? (
              <div className={styles.shows}>
                <strong>{shows.title}</strong>
                <MarkdownText text={shows.text} />
                {shows.link && <bdi className="quiet">{shows.link}</bdi>}
              </div>
            ) : (
              text
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
