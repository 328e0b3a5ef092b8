import { lazy, Suspense } from 'react'
import styles from './MarkdownText.module.css'
import { isPlain } from './markdown-text.ts'

const MarkdownLines = lazy(async () => {
  const { MarkdownLines } = await import('./MarkdownLines.tsx')
  return { default: MarkdownLines }
})

/** A text with emphasis, lists and links. HTML stays text; links lead to pages, e-mail and telephone only. */
export function MarkdownText({ text }: { text: string }) {
  const words = <Words text={text} />
  return (
    <div className={styles.text} dir="auto">
      {isPlain(text) ? (
        words
      ) : (
        // Until the parser is there, the words are.
        <Suspense fallback={words}>
          <MarkdownLines text={text} />
        </Suspense>
      )}
    </div>
  )
}

function Words({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((words) => (
      <p key={words} className={styles.plain}>
        {words}
      </p>
    ))
}
