import styles from './Marked.module.css'
import { marksIn } from './marks.ts'

/** What something is called, in its own script's direction, with the letters marked that were looked for. */
export function Marked({ children, typed }: { children: string; typed: string }) {
  return (
    <span dir="auto" className={styles.text}>
      {marksIn(children, typed).map(({ text, marked }, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their places
        marked ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
      )}
    </span>
  )
}
