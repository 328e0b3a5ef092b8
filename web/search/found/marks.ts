import { folded } from './folded.ts'

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string
  marked: boolean
}

/** The text in pieces, with every place marked that holds one of the words that were typed. */
export function marksIn(text: string, typed: string): Piece[] {
  const { text: form, from, to } = folded(text)
  const marked: boolean[] = Array.from({ length: text.length }, () => false)
  for (const word of folded(typed).text.split(' ').filter(Boolean))
    for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + word.length))
      marked.fill(true, from[at] as number, to[at + word.length - 1] as number)
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; at++) {
    const last = pieces.at(-1)
    if (last && last.marked === marked[at]) last.text += text[at]
    else pieces.push({ text: text[at] as string, marked: marked[at] as boolean })
  }
  return pieces
}
