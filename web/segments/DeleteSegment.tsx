import { Button } from '@mantine/core'
import { useState } from 'react'
import { deleteSegment, type Segment, type SegmentUse } from '../../contract/segments/segments.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import { ConfirmDialog } from '../ui/dialogs/ConfirmDialog.tsx'
import { touchedBySegment } from './segment-queries.ts'

/** Takes a segment away; where it is used, says by what. */
export function DeleteSegment({ segment: { id, name } }: { segment: Segment }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const act = useAct(deleteSegment, { touches: touchedBySegment, onDone: () => setAsking(false) })
  const uses =
    act.error instanceof Refused && Array.isArray(act.error.details.uses)
      ? (act.error.details.uses as SegmentUse[])
      : []
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {say('segments.delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('views.delete', { name })}
        act={say('segments.delete')}
        onAct={() => act.mutate({ params: { id } })}
        acting={act.isPending}
        error={act.error}
        grave
      >
        {uses.length > 0 && (
          <>
            <p>{say('segments.used')}</p>
            <ul>
              {uses.map(({ kind, name: by }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: uses have no names of their own
                <li key={index}>
                  {by === null ? say('segments.used.private') : say(`segments.used.${kind}`, { name: by })}
                </li>
              ))}
            </ul>
          </>
        )}
      </ConfirmDialog>
    </>
  )
}
