import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FilterEntity } from '../../../contract/segments/filters.ts'
import { saveSegment } from '../../../contract/segments/segments.ts'
import { saveView } from '../../../contract/segments/views.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { readFilter } from '../filter/filter-model.ts'
import { touchedBySegment, touchedByView } from '../segment-queries.ts'
import { bodyOf } from './body-of.ts'
import type { Look } from './list-look.ts'
import styles from './ViewRow.module.css'

interface SaveFilterDialogProps {
  kind: 'view' | 'segment'
  entity: FilterEntity
  look: Look
  mayShare: boolean
  onClose: () => void
  onSaved: (id: string) => void
}

/** What is looked at now, kept under a name: as a view of this list, or as a segment that rules may name. */
export function SaveFilterDialog({ kind, entity, look, mayShare, onClose, onSaved }: SaveFilterDialogProps) {
  const say = useSay()
  const [name, setName] = useState('')
  const [share, setShare] = useState('nobody')
  const done = ({ id }: { id: string }) => {
    notify({ text: say('common.saved') })
    onSaved(id)
  }
  const view = useAct(saveView, { touches: touchedByView, onDone: done })
  const segment = useAct(saveSegment, { touches: touchedBySegment, onDone: done })
  const act = kind === 'view' ? view : segment
  const fault = useFieldFaults(act.error)
  const audiences = kind === 'view' ? ['nobody', 'team', 'everybody'] : ['nobody', 'everybody']
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say(`${kind}s.save`)}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {say('common.cancel')}
          </Button>
          <Button form="save-filter" type="submit" disabled={!name.trim()} loading={act.isPending}>
            {say('common.save')}
          </Button>
        </>
      }
    >
      <form
        id="save-filter"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <p className="quiet">{say(`${kind}s.save.why`)}</p>
        <TextInput
          label={say('views.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          error={fault('name')}
          data-autofocus
        />
        {mayShare && (
          <NativeSelect
            label={say('views.share')}
            value={share}
            onChange={(event) => setShare(event.currentTarget.value)}
            data={audiences.map((value) => ({ value, label: say(`views.share.${value}`) }))}
          />
        )}
        <ActError error={act.error} />
      </form>
    </Dialog>
  )

  function save(): void {
    if (kind === 'view')
      view.mutate({
        body: { entity, name: name.trim(), sharedWith: share as 'nobody', ...bodyOf(look) },
      })
    else
      segment.mutate({
        body: {
          entity: entity as 'company',
          name: name.trim(),
          filter: readFilter(look.filter),
          shared: share === 'everybody',
        },
      })
  }
}
