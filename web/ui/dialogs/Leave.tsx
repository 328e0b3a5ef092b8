import { useEffect, useRef } from 'react'
import { useGo } from '../Link.tsx'

/** Sends the reader on, once: the page behind is drawn again while the next one is fetched. */
export function Leave({ to }: { to: string }) {
  const go = useGo()
  const once = useRef(() => go(to, { replace: true }))
  useEffect(() => {
    once.current()
    once.current = () => undefined
  }, [])
  return null
}
