import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MemberId } from '../../../contract/ids.ts'
import { planDeputy } from '../../../contract/team/deputies.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import styles from '../calendar/CompanyCalendar.module.css'
import { DeputyFields, everythingTo, isWhole } from './DeputyFields.tsx'
import { touchedByDeputies } from './deputy-queries.ts'

/** Somebody is to do a colleague's work for a period, without a leave. */
export function PlanDeputy({ id, onDone }: { id: MemberId; onDone: () => void }) {
  const say = useSay()
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [draft, setDraft] = useState(everythingTo)
  const act = useAct(planDeputy, {
    touches: touchedByDeputies,
    onDone: ({ deputy }) => {
      notify({ text: say('deputies.planned', { name: deputy.name }) })
      onDone()
    },
  })
  const backwards = from !== null && to !== null && to < from
  return (
    <>
      <div className={styles.add}>
        <DateField label={say('calendars.from')} value={from} onChange={setFrom} />
        <DateField
          label={say('calendars.to')}
          value={to}
          onChange={setTo}
          {...(backwards && { error: say('calendars.fault.backwards') })}
        />
      </div>
      <DeputyFields id={id} days={{ from, to }} draft={draft} onChange={setDraft} />
      <ActError error={act.error} />
      <div className={styles.add}>
        <Button
          variant="default"
          disabled={from === null || backwards || !isWhole(draft)}
          loading={act.isPending}
          onClick={plan}
        >
          {say('deputies.plan')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {say('common.cancel')}
        </Button>
      </div>
    </>
  )

  function plan(): void {
    if (from === null || !isWhole(draft)) return
    act.mutate({ params: { id }, body: { ...draft, fromOn: from, toOn: to ?? from } })
  }
}
