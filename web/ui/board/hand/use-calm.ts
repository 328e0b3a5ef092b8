import { useCallback, useRef } from 'react'

const stillMs = 900
const longestMs = 6_000

/**
 * Whether a hand is on the cards. `moved` on every movement over them, `hold` while one is dragged or a menu is open;
 * `calm` waits until they may move by themselves: some stillness, or long enough if nothing is held.
 */
export function useCalm() {
  const lastMovedAt = useRef(0)
  const held = useRef(false)

  const calm = useCallback(async () => {
    const since = performance.now()
    const busy = () => {
      const now = performance.now()
      return held.current || (now - lastMovedAt.current < stillMs && now - since < longestMs)
    }
    while (busy()) await new Promise((resolve) => setTimeout(resolve, 120))
  }, [])

  return {
    calm,
    moved: useCallback(() => {
      lastMovedAt.current = performance.now()
    }, []),
    left: useCallback(() => {
      lastMovedAt.current = 0
    }, []),
    hold: useCallback((is: boolean) => {
      held.current = is
    }, []),
  }
}
