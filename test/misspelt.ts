/**
 * The word with one slip of the fingers: two neighbours swapped, a letter left out, another one for it, or one too many.
 * @param seed the same slip each time
 */
export function misspelt(word: string, seed: number): string {
  const letters = [...word]
  const place = 1 + (seed % (letters.length - 2))
  const [here, next] = [letters[place] as string, letters[place + 1] as string]
  const strange = /\p{Script=Arabic}/u.test(word) ? 'ژ' : 'x'
  const slips = [[next, here], [next], [strange, next], [here, strange, next]]
  // Two of a kind swapped would be the very word.
  const slip = slips[Math.floor(seed / letters.length) % 4] as string[]
  const made = [...letters.slice(0, place), ...slip, ...letters.slice(place + 2)].join('')
  return made === word ? [...letters.slice(0, place), ...letters.slice(place + 1)].join('') : made
}
