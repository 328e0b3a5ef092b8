import type { MemberId } from '../../../contract/ids.ts'
import type { Recount } from '../../../contract/tasks/deadlines.ts'
import { useSay } from '../../platform/i18n.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useRunning } from './calendar-queries.ts'
import styles from './Recounting.module.css'

/** Before saving: how many running deadlines another working time means. */
export function WillBeCounted({ member }: { member?: MemberId }) {
  const say = useSay()
  const running = useRunning(member)
  if (!running) return null
  const { count } = running
  return <p>{say(member ? 'calendars.recount.will_his' : 'calendars.recount.will', { count })}</p>
}

/** Afterwards: how far it is, and what came of it. */
export function LastRecount({ member }: { member?: MemberId }) {
  const recount = useRunning(member)?.recount
  if (!recount) return null
  return (
    <div className={styles.recount} role="status" data-recent={isRecent(recount) || undefined}>
      {recount.finishedAt === null ? <Going recount={recount} /> : <Done recount={recount} />}
    </div>
  )
}

/** It goes on or has just ended: it stays in sight of who saved at the foot of the page. */
const isRecent = ({ finishedAt }: Recount) =>
  finishedAt === null || Date.now() - Date.parse(finishedAt) < recentMs

const recentMs = 60_000

function Going({ recount: { counted, total } }: { recount: Recount }) {
  const say = useSay()
  const words = say('calendars.recount.going', { counted, total: total ?? 0 })
  return (
    <>
      <span>{total === null ? say('calendars.recount.begins') : words}</span>
      <progress
        className={styles.bar}
        {...(total !== null && { value: counted, max: Math.max(total, 1) })}
        aria-label={say('calendars.recount')}
      />
    </>
  )
}

function Done({ recount: { counted, moved, finishedAt } }: { recount: Recount }) {
  const say = useSay()
  return (
    <span className="quiet">
      {say('calendars.recount.done', { counted, moved })} <DateText at={finishedAt} relative />
    </span>
  )
}
