import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/**
 * Back to the page one came from, with its filters and the row one stood on.
 * @returns false where one came from elsewhere: by a link, or by opening the page anew
 */
export function useWayBack(): () => boolean {
  const router = useRouter()
  const seen = useRef(new Map<number, string>())
  useEffect(
    () =>
      router.subscribe('onRendered', ({ toLocation: { state, pathname } }) => {
        seen.current.set(state.__TSR_index, pathname)
      }),
    [router],
  )
  return () => {
    const { state, pathname } = router.state.location
    let at = state.__TSR_index - 1
    // Panels opened on the page itself are no step of their own.
    while (seen.current.get(at) === pathname) at -= 1
    if (!seen.current.has(at)) return false
    router.history.go(at - state.__TSR_index)
    return true
  }
}
