import { Button } from '@mantine/core'
import { useSay } from '../../platform/i18n.tsx'
import styles from '../record/Record.module.css'
import { telephone } from './reach.tsx'

/** On a phone, under the name: what one opens a customer for. On a wide screen the facts beside it say the same. */
export function ReachOut({ phone, email }: { phone: string | null; email: string | null }) {
  const say = useSay()
  if (!phone && !email) return null
  return (
    <span className={styles.reachOut}>
      {phone && (
        <Button component="a" variant="default" href={telephone(phone)}>
          {say('customers.call')}
        </Button>
      )}
      {email && (
        <Button component="a" variant="default" href={`mailto:${email}`}>
          {say('customers.write')}
        </Button>
      )}
    </span>
  )
}
