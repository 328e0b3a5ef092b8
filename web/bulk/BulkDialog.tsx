import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type BulkEdit, type BulkList, type Chosen, startBulkEdit } from '../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../contract/fields.ts'
import type { Sent } from '../../contract/route.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import type { BulkOf, Draft } from './bulk.ts'
import { touchedByBulk, usePreview } from './bulk-queries.ts'
import { EditField } from './EditField.tsx'
import { Preview } from './Preview.tsx'
import { RunDialog } from './RunDialog.tsx'

interface BulkDialogProps {
  list: BulkList
  entity: OwnFieldEntity
  bulk: BulkOf<never>
  /** As the bar that opens it knows them. */
  rows: readonly never[]
  meant: Chosen
  /** `edit`, or the key of an act of the list. */
  act: string
  onClose: () => void
  onStarted: () => void
}

type Wish = Sent<typeof startBulkEdit>['body']

/** First what is to happen, then what that would come to, then how far it is: one step after another. */
export function BulkDialog(props: BulkDialogProps) {
  const { list, entity, bulk, rows, meant, act, onClose, onStarted } = props
  const say = useSay()
  // What was chosen when it was opened, whatever comes into the list meanwhile.
  const [chosen] = useState(meant)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [looking, setLooking] = useState(false)
  const [begun, setBegun] = useState<BulkEdit | null>(null)
  const wish = draft && ({ list, chosen, change: draft.change } as Wish)
  const { seen, error, complete } = usePreview(looking && !begun ? wish : null)
  const start = useAct(startBulkEdit, { touches: touchedByBulk, onDone: setBegun })
  const own = bulk.acts?.find(({ key }) => key === act)
  const previewing = looking && !error
  const go = useRef<HTMLButtonElement>(null)
  // What was pressed to see it is gone: whoever has read what changes goes on with Enter.
  useEffect(() => {
    if (previewing && complete && document.activeElement === document.body) go.current?.focus()
  }, [previewing, complete])

  if (begun)
    return (
      <RunDialog
        id={begun.id}
        bulk={bulk}
        entity={entity}
        onClose={() => {
          onClose()
          onStarted()
        }}
      />
    )
  return (
    <Dialog
      opened
      onClose={onClose}
      title={own?.label.replace('…', '') ?? say('bulk.edit.title')}
      size={previewing ? 'lg' : 'md'}
      footer={previewing ? doIt() : ask()}
    >
      <div hidden={previewing}>
        {own ? (
          own.form({ rows, onDraft: change })
        ) : (
          <EditField entity={entity} fields={bulk.fields} error={error} onDraft={change} />
        )}
        {looking && <ActError error={error} />}
      </div>
      {previewing && draft && (
        <Preview list={list} words={draft.words} seen={seen} complete={complete} why={bulk.why} />
      )}
      <ActError error={start.error} />
    </Dialog>
  )

  function change(next: Draft | null): void {
    setDraft(next)
    setLooking(false)
  }

  function ask() {
    return (
      <>
        <Button variant="default" onClick={onClose}>
          {say('common.cancel')}
        </Button>
        <Button disabled={!draft} onClick={() => setLooking(true)}>
          {say('bulk.preview')}
        </Button>
      </>
    )
  }

  function doIt() {
    return (
      <>
        <Button variant="default" onClick={() => setLooking(false)}>
          {say('bulk.back')}
        </Button>
        <Button
          disabled={!complete || seen?.changed === 0}
          loading={start.isPending}
          onClick={() => wish && start.mutate({ body: wish })}
          ref={go}
        >
          {say('bulk.start', { count: seen?.changed ?? 0 })}
        </Button>
      </>
    )
  }
}
