import { distanceWhileTyping } from '../../../contract/word-distance.ts'
import { folded } from '../found/folded.ts'
import type { PaletteGroup } from '../palette-item.ts'

/**
 * Acts whose words are what was typed, in any order; with no such, those whose words are spelt much like it. Groups
 * without any fall away.
 */
export function actsLike(groups: readonly PaletteGroup[], typed: string): PaletteGroup[] {
  const words = folded(typed).text.split(' ').filter(Boolean)
  const held = narrowed(groups, (title) => words.every((word) => title.includes(word)))
  return held.length > 0 ? held : narrowed(groups, (title) => words.every((word) => isClose(word, title)))
}

function narrowed(groups: readonly PaletteGroup[], holds: (title: string) => boolean): PaletteGroup[] {
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(({ title, subtitle }) => holds(folded(`${title} ${subtitle ?? ''}`).text)),
    }))
    .filter(({ items }) => items.length > 0)
}

/** A short word has to be right; a longer one may have a slip. */
function isClose(word: string, title: string): boolean {
  if (word.length < 4) return title.includes(word)
  return title.split(/[\s,–-]+/).some((other) => distanceWhileTyping(word, other) <= 1.5)
}
