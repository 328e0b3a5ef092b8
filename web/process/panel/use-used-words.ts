import { useSay } from '../../platform/i18n.tsx'
import type { Use } from './edits/uses-of.ts'
import { useText } from './panel.ts'

/** `true` where nothing uses a thing, else the sentence that says what does, and so why it cannot go. */
export function useUsedWords(): (uses: readonly Use[]) => true | string {
  const say = useSay()
  const text = useText()
  return (uses) => {
    const names = [...new Set(uses.map(({ name }) => text(name)))]
    const shown = names.slice(0, 3).join(say('process.comma'))
    return names.length === 0 || say('panel.used_by', { names: shown, more: Math.max(0, names.length - 3) })
  }
}
