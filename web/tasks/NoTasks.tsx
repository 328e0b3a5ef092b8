import { Button } from '@mantine/core'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay, useSession } from '../platform/session.ts'
import { EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import type { Whose } from './task-queries.ts'

/** Nothing to do: where tasks come from, and where the next one may be found. */
export function NoTasks({ whose, queued }: { whose: Whose; queued: number }) {
  const say = useSay()
  const { member } = useSession()
  const seesDeals = useMay('deals.see')
  if (whose === 'queue') {
    const why = member.processRoles.length === 0 ? 'tasks.empty.no_role' : 'tasks.empty.queue.why'
    return (
      <EmptyState title={say('tasks.empty.queue')}>
        <p>{say(why)}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={say(whose === 'deals' ? 'tasks.empty.deals' : 'tasks.empty.mine')} act={act()}>
      <p>{say('tasks.empty.why')}</p>
      {whose === 'mine' && queued > 0 && <p>{say('tasks.empty.queued', { count: queued })}</p>}
    </EmptyState>
  )

  function act() {
    if (whose === 'mine' && queued > 0)
      return (
        <Button component={Link} to={withSearch(paths.today(), { whose: 'queue' })}>
          {say('tasks.empty.see_queue')}
        </Button>
      )
    if (!seesDeals) return null
    return (
      <Button component={Link} to={paths.dealBoard()} variant="default">
        {say('tasks.empty.see_board')}
      </Button>
    )
  }
}
