import { Button } from '@mantine/core'
import { endDeputy } from '../../../contract/team/deputies.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import styles from './ActingBar.module.css'
import { touchedByDeputies } from './deputy-queries.ts'

/** Across the top while somebody does another's work: whose, and until when; and to whom is away, who does his. */
export function ActingBar() {
  const say = useSay()
  const reader = useReader()
  const { actsFor, deputy } = useSession()
  const end = useAct(endDeputy, { touches: touchedByDeputies })
  if (actsFor.length === 0 && !deputy) return null
  return (
    <div className={styles.bar} role="note">
      {actsFor.map(({ memberId, name, toOn }) => (
        <p key={memberId}>{say('deputies.you_act_for', { name, day: formatDay(toOn, reader) })}</p>
      ))}
      {deputy && (
        <p>
          {say('deputies.acts_for_you', { name: deputy.name, day: formatDay(deputy.toOn, reader) })}{' '}
          <Button
            variant="subtle"
            size="compact-xs"
            loading={end.isPending}
            onClick={() => end.mutate({ params: { id: deputy.id } })}
          >
            {say('deputies.back')}
          </Button>
        </p>
      )}
    </div>
  )
}
