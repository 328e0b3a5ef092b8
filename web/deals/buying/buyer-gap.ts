import { useSay } from '../../platform/i18n.tsx'

/** `const gap = useGapWords()`, then `gap(-2)`: "the buyer is 2 steps behind". */
export function useGapWords(): (gap: number) => string {
  const say = useSay()
  return (gap) => say(`buying.gap.${gapIs(gap)}`, { steps: Math.abs(gap) })
}

export const gapIs = (gap: number) => (gap < 0 ? 'behind' : gap > 0 ? 'ahead' : 'in_step')
