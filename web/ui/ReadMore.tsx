import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useSay } from '../platform/i18n.tsx'
import styles from './ReadMore.module.css'

interface ReadMoreProps {
  hasMore: boolean
  readMore: () => void
  readingMore: boolean
}

/** At the end of a list: asks for the next page when it comes into sight, or when pressed. */
export function ReadMore({ hasMore, readMore, readingMore }: ReadMoreProps) {
  const say = useSay()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current || !hasMore || readingMore) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && readMore(), {
      rootMargin: '600px',
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [hasMore, readMore, readingMore])
  if (!hasMore) return null
  return (
    <div ref={end} className={styles.end}>
      <Button variant="subtle" size="compact-sm" onClick={readMore} loading={readingMore}>
        {say('common.read_more')}
      </Button>
    </div>
  )
}
