import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { DealId, ProcessId } from '../../../contract/ids.ts'
import {
  type ConditionalTasks,
  startVersionMove,
  type VersionMove,
  type VersionMovePreview,
} from '../../../contract/process/version-moves.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useSession } from '../../platform/session.ts'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { MoveFilterSentence } from './MoveFilterSentence.tsx'
import { filterOf, type MoveFilter } from './move-search.ts'
import { PassageList } from './PassageList.tsx'
import { type Decisions, decide, mappingOf, versionsAfter, withCounted } from './plan.ts'
import { VersionsFrom } from './VersionsFrom.tsx'
import { touchedByMove, useConditionalTasks, usePreview } from './version-move-queries.ts'
import styles from './version-moves.module.css'

interface MovePlanProps {
  processId: string
  target: number
  /** Only these; none: every running deal. */
  deals: readonly string[]
  onAll: () => void
  /** Where no single deals are chosen: which of all. */
  filter: MoveFilter
  onFilter: (change: Partial<MoveFilter>) => void
  onStarted: (started: VersionMove) => void
}

/** What the move would do, changed stage by stage until it is right, and the reason it is started with. */
export function MovePlan({ processId, target, deals, onAll, filter, onFilter, onStarted }: MovePlanProps) {
  const say = useSay()
  const { currency } = useSession().workspace
  const limit = deals.length > 0 ? undefined : filterOf(filter, currency)
  const [from, setFrom] = useState<number[] | undefined>()
  const [decisions, setDecisions] = useState<Decisions>({})
  const asked = {
    toVersion: target,
    ...(deals.length > 0 && { dealIds: deals as DealId[] }),
    ...(limit && { filter: limit }),
    ...(from && from.length > 0 && { fromVersions: from }),
    mapping: mappingOf(decisions).filter(({ fromVersion }) => !from || from.includes(fromVersion ?? 0)),
  }
  const preview = usePreview(processId, asked)
  const open = preview.isPlaceholderData ? 0 : (preview.data?.total.newPerhaps ?? 0)
  const counted = useConditionalTasks(processId, asked, open > 0)
  const start = useAct(startVersionMove, { touches: touchedByMove, onDone: onStarted })
  return (
    <section className={styles.plan} aria-label={say('version_moves.plan')}>
      {deals.length > 0 ? (
        <p>
          {say('version_moves.only', { count: deals.length })}{' '}
          <Button size="compact-sm" variant="subtle" onClick={onAll}>
            {say('version_moves.all_instead')}
          </Button>
        </p>
      ) : (
        <MoveFilterSentence {...{ processId, target, filter }} onChange={onFilter} />
      )}
      <Answer of={preview}>{(data) => plan(withCounted(data, counted))}</Answer>
    </section>
  )

  function plan(data: VersionMovePreview) {
    if (data.versions.length === 0)
      return limit ? (
        <EmptyState title={say('version_moves.filter.none')}>
          {say('version_moves.filter.none.why', { number: target })}
        </EmptyState>
      ) : (
        <EmptyState title={say('version_moves.none')}>
          {say('version_moves.none.why', { number: target })}
        </EmptyState>
      )
    return (
      <>
        <Whole preview={data} counted={counted} />
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
      </>
    )
  }
}

/** The whole in words: what one would say to a colleague before pressing the button. */
function Whole({
  preview: { total, toVersion },
  counted,
}: {
  preview: VersionMovePreview
  counted: readonly ConditionalTasks[]
}) {
  const say = useSay()
  const done = counted.reduce((sum, { asked }) => sum + asked, 0)
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
        {total.newPerhaps > 0 && say('version_moves.whole.perhaps', { count: total.newPerhaps })}{' '}
        {total.newPerhaps > 0 &&
          counted[0] &&
          say('version_moves.whole.counting', { done, total: counted[0].total })}
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
