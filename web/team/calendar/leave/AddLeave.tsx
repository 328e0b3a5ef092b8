import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MemberId } from '../../../../contract/ids.ts'
import { addLeave, type LeaveKind, leaveKinds } from '../../../../contract/team/working-time.ts'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatDay } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { DateField } from '../../../ui/inputs/DateField.tsx'
import { ActError } from '../../../ui/inputs/FieldError.tsx'
import { type DeputyDraft, DeputyFields, everythingTo, isWhole } from '../../deputies/DeputyFields.tsx'
import { touchedByDeputies } from '../../deputies/deputy-queries.ts'
import styles from '../CompanyCalendar.module.css'
import { touchedByMemberTime, useTasksDue } from '../calendar-queries.ts'
import { asTheyAre, LeaveTasks, type PassOn, passedOn } from './LeaveTasks.tsx'

/** Says when somebody is away; and, of what falls due meanwhile, whether a colleague or the queues get it. */
export function AddLeave({ id }: { id: MemberId }) {
  const say = useSay()
  const reader = useReader()
  const [kind, setKind] = useState<LeaveKind>('holiday')
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [passOn, setPassOn] = useState<PassOn>(asTheyAre)
  const [deputy, setDeputy] = useState<DeputyDraft | null>(null)
  const until = to ?? from
  const tasks = useTasksDue(id, from, until)
  const act = useAct(addLeave, {
    touches: [...touchedByMemberTime, ...touchedByDeputies],
    onDone: () => {
      setFrom(null)
      setTo(null)
      setNote('')
      setPassOn(asTheyAre)
      setDeputy(null)
    },
  })
  const backwards = from !== null && to !== null && to < from
  return (
    <>
      <div className={styles.add}>
        <NativeSelect
          label={say('calendars.leave.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as LeaveKind)}
          data={leaveKinds.map((one) => ({
            value: one,
            label: say(`calendars.leave.${one}`),
          }))}
        />
        <DateField label={say('calendars.from')} value={from} onChange={setFrom} />
        <DateField
          label={say('calendars.to')}
          value={to}
          onChange={setTo}
          {...(backwards && { error: say('calendars.fault.backwards') })}
        />
        <TextInput
          label={say('calendars.leave.note')}
          placeholder={say('common.optional')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {from !== null && !backwards && tasks.length > 0 && (
        <LeaveTasks id={id} tasks={tasks} passOn={passOn} onChange={setPassOn} />
      )}
      {from !== null && !backwards && (
        <Switch
          label={say('deputies.of_leave')}
          description={say('deputies.of_leave.why')}
          checked={deputy !== null}
          onChange={(event) => setDeputy(event.currentTarget.checked ? everythingTo : null)}
        />
      )}
      {deputy && <DeputyFields id={id} days={{ from, to }} draft={deputy} onChange={setDeputy} />}
      <div className={styles.add}>
        <Button
          variant="default"
          disabled={
            from === null ||
            backwards ||
            (passOn.how === 'colleague' && passOn.to === null) ||
            (deputy !== null && !isWhole(deputy))
          }
          loading={act.isPending}
          onClick={add}
        >
          {say('calendars.leave.add')}
        </Button>
      </div>
      <ActError error={act.error} />
    </>
  )

  function add(): void {
    if (from === null || until === null) return
    const ids = passedOn(tasks, passOn)
    const reason = say('calendars.leave.reason', {
      from: formatDay(from, reader),
      to: formatDay(until, reader),
    })
    act.mutate({
      params: { id },
      body: {
        kind,
        fromOn: from,
        toOn: until,
        note: note.trim() || null,
        ...(deputy && isWhole(deputy) && { deputy }),
        ...(ids.length > 0 && {
          passOn: { tasks: ids, to: passOn.how === 'colleague' ? passOn.to : null, reason },
        }),
      },
    })
  }
}
