import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import styles from './settings.module.css'

/** A secret that nobody will see again: a key, a link. */
export function ShownOnce({ secret, why }: { secret: string; why: string }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  return (
    <div className={styles.once}>
      <p>{why}</p>
      <div className={styles.secret} dir="ltr">
        <code>{secret}</code>
        <Button
          variant={copied ? 'subtle' : 'filled'}
          size="compact-sm"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {say(copied ? 'common.copied' : 'common.copy')}
        </Button>
      </div>
    </div>
  )
}
