/** To the whole word, or a little more to a beginning of it: one may still be typing. */
export function distanceWhileTyping(asked: string, word: string): number {
  const letters = [...word]
  const length = [...asked].length
  const beginnings = [length - 1, length, length + 1]
    .filter((end) => end > 0 && end < letters.length)
    .map((end) => distance(asked, letters.slice(0, end).join('')) + 0.5)
  return Math.min(distance(asked, word), ...beginnings)
}

/** Damerau and Levenshtein: letters to add, to leave out, to replace, and neighbours to swap, each letter once. */
export function distance(one: string, other: string): number {
  const a = [...one]
  const b = [...other]
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + same,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length] as number
}
