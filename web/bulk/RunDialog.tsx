import { Button } from '@mantine/core'
import { useState } from 'react'
import { type BulkEdit, cancelBulkEdit, undoBulkEdit } from '../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../contract/fields.ts'
import { type RefusalCode, refusalStatus } from '../../contract/refusals.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import styles from './Bulk.module.css'
import type { BulkOf } from './bulk.ts'
import { touchedByBulk, useBulkEdit, useRows } from './bulk-queries.ts'
import { Counts } from './Counts.tsx'
import { Progress } from './Progress.tsx'
import { Reasons, RowLinks } from './Reasons.tsx'
import { useChangeWords } from './use-change-words.ts'

interface RunDialogProps {
  id: BulkEdit['id']
  entity: OwnFieldEntity
  bulk: BulkOf<never>
  onClose: () => void
}

/** How far it is; afterwards what came of it, and the way back. */
export function RunDialog({ id: first, entity, bulk, onClose }: RunDialogProps) {
  const say = useSay()
  // An undo is looked at in the place of what it takes back.
  const [id, setId] = useState(first)
  const edit = useBulkEdit(id)
  const words = useChangeWords(entity, bulk)
  const cancel = useAct(cancelBulkEdit, { touches: touchedByBulk })
  const undo = useAct(undoBulkEdit, { touches: touchedByBulk, onDone: (begun) => setId(begun.id) })
  const { data } = edit

  const footer = (
    <>
      {data?.can.cancel === true && (
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { id } })}
        >
          {say('bulk.cancel')}
        </Button>
      )}
      {data?.can.undo === true && (
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ params: { id } })}>
          {say('bulk.undo')}
        </Button>
      )}
      <Button onClick={onClose} data-autofocus>
        {say('common.close')}
      </Button>
    </>
  )
  return (
    <Dialog
      opened
      onClose={onClose}
      title={data ? words(data) : say('bulk.edit.title')}
      size="lg"
      footer={footer}
    >
      <Answer of={edit}>
        {(one) => (
          <div className={styles.preview}>
            {one.state === 'running' ? <Progress edit={one} leaves /> : <Ended edit={one} />}
            <Reasons list={one.list} reasons={one.reasons} why={bulk.why}>
              {(reason) => <RefusedRows edit={one} reason={reason.key} count={reason.count} />}
            </Reasons>
          </div>
        )}
      </Answer>
      <ActError error={cancel.error ?? undo.error} />
    </Dialog>
  )
}

function Ended({ edit }: { edit: BulkEdit }) {
  const say = useSay()
  const left = edit.total - edit.changed - edit.same - edit.refused
  return (
    <div role="status">
      <Counts counts={edit} of={edit.undoes ? 'undone' : 'done'} />
      {edit.state === 'cancelled' && <p>{say('bulk.ended.cancelled', { left })}</p>}
      {edit.state === 'failed' && (
        <p role="alert">
          {say('bulk.ended.failed', { left })} {edit.fault && say(`refusal.${codeOf(edit.fault)}`)}
        </p>
      )}
      {edit.undoneBy && <p className="quiet">{say('bulk.ended.undone')}</p>}
    </div>
  )
}

/** What stopped earlier ones was kept in the words of the database. */
const codeOf = (fault: string) => (Object.hasOwn(refusalStatus, fault) ? (fault as RefusalCode) : 'internal')

function RefusedRows({ edit, reason, count }: { edit: BulkEdit; reason: string; count: number }) {
  const rows = useRows(edit.id, reason)
  if (!rows.rows) return null
  return (
    <>
      <RowLinks list={edit.list} rows={rows.rows} count={rows.hasMore ? rows.rows.length : count} />
      <ReadMore {...rows} />
    </>
  )
}
