/** The name being written where the caret stands, as `deal.am`; empty between names, and inside quoted texts. */
export function wordBefore(text: string, caret: number): string {
  const before = text.slice(0, caret)
  if (isQuoted(before)) return ''
  return /[a-z][\w.]*$/i.exec(before)?.[0] ?? ''
}

/** The text with that name exchanged for `name`, and where the caret stands then. */
export function completed(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = caret - wordBefore(text, caret).length
  const rest = text.slice(caret).replace(/^[\w.]+/, '')
  return { text: text.slice(0, start) + name + rest, caret: start + name.length }
}

function isQuoted(before: string): boolean {
  let quote = ''
  for (let at = 0; at < before.length; at++) {
    const sign = before[at] ?? ''
    if (quote && sign === '\\') at++
    else if (quote ? sign === quote : sign === "'" || sign === '"') quote = quote ? '' : sign
  }
  return quote !== ''
}
