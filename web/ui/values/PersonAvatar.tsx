import styles from './PersonAvatar.module.css'

/** Initials in a circle. `named` when the name does not stand beside it. */
export function PersonAvatar({
  name,
  size = 22,
  named = false,
}: {
  name: string
  size?: number
  named?: boolean
}) {
  return (
    <span
      className={styles.avatar}
      style={{
        inlineSize: size,
        blockSize: size,
        fontSize: Math.round(size * (initialsOf(name).length > 1 ? 0.42 : 0.56)),
      }}
      title={name}
      {...(named ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {initialsOf(name)}
    </span>
  )
}

/** First letters of the first and last word. Persian letters join, so a Persian name gives one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  )
  const first = letters[0] ?? ''
  return /\p{Script=Arabic}/u.test(first) ? first : letters.join('').toLocaleUpperCase()
}
