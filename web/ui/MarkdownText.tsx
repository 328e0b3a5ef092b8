import { lazy, Suspense } from 'react'
import styles from './MarkdownText.module.css'

const MarkdownLines = lazy(async () => {
  const { MarkdownLines } = await import('./MarkdownLines.tsx')
  return { default: MarkdownLines }
})

/** A text with emphasis, lists and links. HTML stays text; links lead to pages, e-mail and telephone only. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={styles.text} dir="auto">
      {/* Until the parser is there, the words are. */}
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <MarkdownLines text={text} />
      </Suspense>
    </div>
  )
}
