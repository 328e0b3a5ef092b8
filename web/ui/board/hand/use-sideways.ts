import { useDirection } from '@mantine/core'
import type { KeyboardEvent } from 'react'

interface Steps {
  step: (by: 1 | -1) => void
  stepAside: (towards: 1 | -1) => void
}

/** Arrows on a focused card, and `h` and `l` anywhere, go from card to card as the picture lies. */
export function useSideways({ step, stepAside }: Steps) {
  const { dir } = useDirection()
  return {
    aside: { h: () => stepAside(dir === 'rtl' ? 1 : -1), l: () => stepAside(dir === 'rtl' ? -1 : 1) },
    onArrow: (event: KeyboardEvent) => {
      if (!(event.target as HTMLElement).closest('[data-card] a')) return
      const towards = event.key.startsWith('Arrow') ? sideOf(event.key, dir) : 0
      if (towards !== 0) stepAside(towards)
      else if (event.key === 'ArrowDown') step(1)
      else if (event.key === 'ArrowUp') step(-1)
      else return
      event.preventDefault()
    },
  }
}

/** Arrows follow the picture, so in a right-to-left language left is onward. */
export function sideOf(key: string, dir: 'ltr' | 'rtl'): 1 | -1 | 0 {
  const onward = dir === 'rtl' ? ['ArrowLeft', 'h'] : ['ArrowRight', 'l']
  const backward = dir === 'rtl' ? ['ArrowRight', 'l'] : ['ArrowLeft', 'h']
  return onward.includes(key) ? 1 : backward.includes(key) ? -1 : 0
}
