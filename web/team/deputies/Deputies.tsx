import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MemberId } from '../../../contract/ids.ts'
import { type Deputy, endDeputy } from '../../../contract/team/deputies.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import calendar from '../calendar/CompanyCalendar.module.css'
import { DayRange } from '../calendar/DayRange.tsx'
import styles from './Deputies.module.css'
import { touchedByDeputies, useDeputies } from './deputy-queries.ts'
import { PlanDeputy } from './PlanDeputy.tsx'

/** Who does a colleague's work and when, whose work he does himself, and how to plan it. */
export function Deputies({ id }: { id: MemberId }) {
  const say = useSay()
  const [planning, setPlanning] = useState(false)
  const rows = useDeputies().filter(({ member, deputy }) => member.id === id || deputy.id === id)
  return (
    <section className={calendar.leaves}>
      <h3 className={calendar.year}>{say('deputies.title')}</h3>
      <p className="quiet">{say('deputies.sub')}</p>
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Row key={row.id} row={row} of={id} />
          ))}
        </ul>
      )}
      {planning ? (
        <PlanDeputy id={id} onDone={() => setPlanning(false)} />
      ) : (
        <div className={calendar.add}>
          <Button variant="default" onClick={() => setPlanning(true)}>
            {say('deputies.plan')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ row, of }: { row: Deputy; of: MemberId }) {
  const say = useSay()
  const end = useAct(endDeputy, { touches: touchedByDeputies })
  const { member, deputy, state } = row
  const other = member.id === of ? deputy : member
  const parts = (['tasks', 'approvals', 'notices', 'records'] as const).filter((part) => row[part])
  return (
    <li className={styles.row} data-is={state}>
      <PersonAvatar name={other.name} size={28} />
      <span className={styles.words}>
        <span className={styles.who}>
          {say(member.id === of ? 'deputies.does_his' : 'deputies.does_for', { name: other.name })}
        </span>
        <span className="quiet">
          <DayRange from={row.fromOn} to={row.toOn} /> · {say(`deputies.is.${state}`)}
          {parts.length < 4 && (
            <> · {parts.map((part) => say(`deputies.${part}.short`)).join(say('deputies.comma'))}</>
          )}
        </span>
      </span>
      {row.can.end === true && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { id: row.id } })}
        >
          {say(state === 'now' ? 'deputies.end' : 'deputies.call_off')}
        </Button>
      )}
      <ActError error={end.error} />
    </li>
  )
}
