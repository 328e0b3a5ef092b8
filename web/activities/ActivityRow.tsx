import { Button, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Activity, editActivity } from '../../contract/customers/activities.ts'
import { paths } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatInstantInFull, formatTime } from '../platform/reader/dates.ts'
import { useReader } from '../platform/reader/reader.ts'
import { ActError, useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { Link } from '../ui/Link.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import { Name } from '../ui/values/Name.tsx'
import styles from './ActivityList.module.css'
import { type About, touchedByActivity } from './activity-queries.ts'

interface ActivityRowProps {
  activity: Activity
  about: About
  /** The deal it was about, where the reader knows its name. */
  deal?: { name: string } | null
  /** Instead of the time of day, where no day stands above. */
  when?: ReactNode
}

/** One line; what was written opens beneath it. */
export function ActivityRow({ activity, about, deal, when }: ActivityRowProps) {
  const say = useSay()
  const reader = useReader()
  const [open, setOpen] = useState(false)
  const [editing, setEditing] = useState(false)
  const { kind, subject, body, outcome, at, by } = activity
  const hasMore = body !== null || activity.can.edit === true
  const title = subject ?? firstLine(body) ?? say(`activities.${kind}.done`)
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={open}
        disabled={!hasMore}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.kind}>{kindWords()}</span>
        <span className={styles.subject}>{open ? <bdi>{title}</bdi> : <Name>{title}</Name>}</span>
        <time className={styles.at} dateTime={at} title={formatInstantInFull(at, reader)}>
          {when ?? formatTime(at, reader)}
        </time>
      </button>
      <p className={styles.by}>
        {by && <bdi>{by.name}</bdi>}
        {activity.person && !('person' in about) && (
          <>
            {' · '}
            <Link to={paths.person(activity.person.id)}>
              <bdi>{activity.person.name}</bdi>
            </Link>
          </>
        )}
        {activity.dealId && !('deal' in about) && (
          <>
            {' · '}
            <Link to={paths.deal(activity.dealId)}>
              {deal ? <bdi>{deal.name}</bdi> : say('activities.of_deal')}
            </Link>
          </>
        )}
        {outcome && <> · {say(`activities.outcome.${outcome}`)}</>}
      </p>
      {open && !editing && (
        <div className={styles.body}>
          {body && <p dir="auto">{body}</p>}
          {activity.can.edit === true && (
            <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
              {say('common.edit')}
            </Button>
          )}
        </div>
      )}
      {open && editing && <EditActivity activity={activity} onDone={() => setEditing(false)} />}
    </li>
  )

  function kindWords(): string {
    if (kind === 'note' || activity.direction === null) return say(`activities.kind.${kind}`)
    return say(`activities.${kind}.${activity.direction}`)
  }
}

function EditActivity({ activity, onDone }: { activity: Activity; onDone: () => void }) {
  const say = useSay()
  const [subject, setSubject] = useState(activity.subject ?? '')
  const [body, setBody] = useState(activity.body ?? '')
  const act = useAct(editActivity, { touches: touchedByActivity, onDone })
  const fault = useFieldFaults(act.error)
  return (
    <div className={styles.edit}>
      {activity.kind !== 'note' && (
        <TextInput
          label={say('activities.subject')}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          error={fault('subject')}
          maxLength={300}
        />
      )}
      <Textarea
        label={say(`activities.body.${activity.kind}`)}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        error={fault('body')}
        autosize
        minRows={2}
        maxRows={14}
        ref={takeFocus}
      />
      <ActError error={act.error} />
      <div className={styles.acts}>
        <Button
          loading={act.isPending}
          onClick={() =>
            act.mutate({
              params: { id: activity.id },
              ifMatch: activity.version,
              body: { subject: subject.trim() || null, body: body.trim() || null },
            })
          }
        >
          {say('common.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

function firstLine(body: string | null): string | undefined {
  return body?.split('\n').find((line) => line.trim() !== '')
}
