import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { DealId, ProcessId } from '../../../contract/ids.ts'
import {
  startVersionMove,
  type VersionMove,
  type VersionMovePreview,
} from '../../../contract/process/version-moves.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Answer, EmptyState } from '../../ui/states.tsx'
import { PassageList } from './PassageList.tsx'
import { type Decisions, decide, mappingOf, versionsAfter } from './plan.ts'
import { VersionsFrom } from './VersionsFrom.tsx'
import { touchedByMove, usePreview } from './version-move-queries.ts'
import styles from './version-moves.module.css'

interface MovePlanProps {
  processId: string
  target: number
  /** Only these; none: every running deal. */
  deals: readonly string[]
  onAll: () => void
  onStarted: (started: VersionMove) => void
}

/** What the move would do, changed stage by stage until it is right, and the reason it is started with. */
export function MovePlan({ processId, target, deals, onAll, onStarted }: MovePlanProps) {
  const say = useSay()
  const [from, setFrom] = useState<number[] | undefined>()
  const [decisions, setDecisions] = useState<Decisions>({})
  const asked = {
    toVersion: target,
    ...(deals.length > 0 && { dealIds: deals as DealId[] }),
    ...(from && from.length > 0 && { fromVersions: from }),
    mapping: mappingOf(decisions).filter(({ fromVersion }) => !from || from.includes(fromVersion ?? 0)),
  }
  const preview = usePreview(processId, asked)
  const start = useAct(startVersionMove, { touches: touchedByMove, onDone: onStarted })
  return (
    <Answer of={preview}>
      {(data) =>
        data.versions.length === 0 ? (
          <EmptyState title={say('version_moves.none')}>
            {say('version_moves.none.why', { number: target })}
          </EmptyState>
        ) : (
          <section className={styles.plan} aria-label={say('version_moves.plan')}>
            {deals.length > 0 && (
              <p>
                {say('version_moves.only', { count: deals.length })}{' '}
                <Button size="compact-sm" variant="subtle" onClick={onAll}>
                  {say('version_moves.all_instead')}
                </Button>
              </p>
            )}
            <Whole preview={data} />
            <VersionsFrom
              versions={data.versions}
              chosen={from ?? data.versions.map(({ number }) => number).filter((number) => number < target)}
              onToggle={(number) =>
                setFrom(
                  versionsAfter(
                    from,
                    data.versions.map((version) => version.number),
                    target,
                    number,
                  ),
                )
              }
            />
            {(from === undefined || from.length > 0) && (
              <PassageList
                preview={data}
                decisions={decisions}
                onDecide={(row, to) => setDecisions((before) => decide(before, data.rows, row, to))}
              />
            )}
            <Start
              moves={from?.length === 0 ? 0 : data.total.move}
              start={start}
              onStart={(reason) =>
                start.mutate({ params: { id: processId as ProcessId }, body: { ...asked, reason } })
              }
            />
          </section>
        )
      }
    </Answer>
  )
}

/** The whole in words: what one would say to a colleague before pressing the button. */
function Whole({ preview: { total, toVersion } }: { preview: VersionMovePreview }) {
  const say = useSay()
  return (
    <div className={styles.whole} role="status">
      <p className={styles.sentence}>
        {say('version_moves.whole', { move: total.move, deals: total.deals, number: toVersion })}
      </p>
      <p className="quiet">
        {say('version_moves.whole.tasks', {
          kept: total.tasksKept,
          cancelled: total.tasksCancelled,
          created: total.newMandatory + total.newOptional,
          mandatory: total.newMandatory,
        })}{' '}
        {total.newPerhaps > 0 && say('version_moves.whole.perhaps', { count: total.newPerhaps })}
      </p>
      {total.cannotBeMapped > 0 && (
        <p className={styles.undecided}>
          {say('version_moves.whole.undecided', { count: total.cannotBeMapped, number: toVersion })}
        </p>
      )}
    </div>
  )
}

interface StartProps {
  moves: number
  start: { isPending: boolean; error: Error | null }
  onStart: (reason: string) => void
}

function Start({ moves, start, onStart }: StartProps) {
  const say = useSay()
  const fault = useFieldFaults(start.error)
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.start}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (moves > 0) onStart(reason.trim())
      }}
    >
      <Textarea
        label={say('version_moves.reason')}
        description={say('version_moves.reason.why')}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        error={fault('reason')}
        maxLength={500}
        autosize
        minRows={2}
        required
      />
      <ActError error={start.error} />
      <div className={styles.foot}>
        <Button type="submit" loading={start.isPending} disabled={moves === 0}>
          {say('version_moves.start', { count: moves })}
        </Button>
        <span className="quiet">{say('version_moves.start.why')}</span>
      </div>
    </form>
  )
}
