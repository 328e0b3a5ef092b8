import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { cancelVersionMove, type VersionMove } from '../../../contract/process/version-moves.ts'
import { paths, withSearch } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { touchedByMove, useVersionMove, writtenByMove } from './version-move-queries.ts'
import styles from './version-moves.module.css'

/** How far it is, live; afterwards, what came of it. */
export function MoveProgress({ id, onDone }: { id: VersionMove['id']; onDone: () => void }) {
  const move = useVersionMove(id)
  return (
    <Answer of={move}>
      {(one) => (one.state === 'running' ? <Running move={one} /> : <Ended move={one} onDone={onDone} />)}
    </Answer>
  )
}

function Running({ move }: { move: VersionMove }) {
  const say = useSay()
  const cancel = useAct(cancelVersionMove, { touches: touchedByMove })
  const done = move.moved + move.stayed
  return (
    <section className={styles.running} aria-label={say('version_moves.running')}>
      <p className={styles.sentence}>{say('version_moves.running.to', { number: move.toVersion })}</p>
      <progress
        className={styles.bar}
        value={done}
        max={Math.max(move.total, 1)}
        aria-label={say('version_moves.running')}
      />
      <p role="status">{say('version_moves.progress', { done, total: move.total })}</p>
      <p className="quiet">{say('version_moves.running.leave')}</p>
      <ActError error={cancel.error} />
      <div>
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { id: move.id } })}
        >
          {say('version_moves.cancel')}
        </Button>
      </div>
    </section>
  )
}

function Ended({ move, onDone }: { move: VersionMove; onDone: () => void }) {
  const say = useSay()
  const queries = useQueryClient()
  // Whatever stands on other pages was written under their feet.
  useEffect(() => {
    for (const queryKey of writtenByMove) void queries.invalidateQueries({ queryKey })
  }, [queries])
  const left = Math.max(0, move.total - move.moved - move.stayed)
  return (
    <section className={styles.running} role="status">
      <p className={styles.sentence}>
        {say(`version_moves.ended.${move.state}`, { count: move.moved, number: move.toVersion, left })}
      </p>
      <p className="quiet">
        {say('version_moves.ended.more', {
          stayed: move.stayed,
          cancelled: move.tasksCancelled,
          created: move.tasksCreated,
        })}
      </p>
      {move.fault && (
        <p role="alert">
          {say('version_moves.ended.fault')} <bdi dir="ltr">{move.fault}</bdi>
        </p>
      )}
      <div className={styles.foot}>
        <Button
          component={Link}
          to={withSearch(paths.dealList(), { process: move.processId, status: 'open' })}
        >
          {say('version_moves.ended.deals')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say('version_moves.ended.again')}
        </Button>
      </div>
    </section>
  )
}
