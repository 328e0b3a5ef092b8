import { ActionIcon, Button } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { bringBackOwnField, editOwnField, type OwnField, retireOwnField } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useSession } from '../platform/session.ts'
import { notify } from '../ui/feedback/notices.tsx'
import { Icon } from '../ui/icons.tsx'
import { FieldForm } from './FieldForm.tsx'
import { draftOf, partsOf } from './field-draft.ts'
import { touchedByField } from './field-queries.ts'
import styles from './OwnFieldsPage.module.css'

interface FieldRowProps {
  field: OwnField
  may: boolean
  /** Moves it so many places; absent where it is the only one. */
  onMove?: ((by: number) => void) | undefined
  drag?: { onStart: () => void; onOver: (event: DragEvent) => void; onDrop: () => void; isOver: boolean }
}

/** One field: what it is and where it is asked for; opened, it is changed where it stands. */
export function FieldRow({ field, may, onMove, drag }: FieldRowProps) {
  const say = useSay()
  const { language } = useReader()
  const [open, setOpen] = useState(false)
  const retire = useAct(retireOwnField, { touches: touchedByField })
  const bringBack = useAct(bringBackOwnField, { touches: touchedByField })
  const name = textIn(field.label, language)
  const standing = say(field.retiredAt === null ? 'own_fields.retire' : 'own_fields.bring_back')
  const params = { id: field.id }
  const marks = [
    say(`own_fields.type.${field.type}`),
    ...(field.unit ? [textIn(field.unit, language)] : []),
    ...(field.currency ? [field.currency] : []),
    ...field.choices.filter(({ retired }) => !retired).map(({ label }) => textIn(label, language)),
  ]
  return (
    // The keys come from the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles.row}
      data-over={drag?.isOver || undefined}
      draggable={drag !== undefined && !open}
      onDragStart={drag?.onStart}
      onDragOver={drag?.onOver}
      onDrop={drag?.onDrop}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (!onMove || !event.altKey || by === undefined) return
        event.preventDefault()
        onMove(by)
      }}
    >
      <div className={styles.line}>
        <div className={styles.words}>
          <strong className={styles.name}>
            <bdi>{name}</bdi>
          </strong>
          <span className={styles.marks}>
            {marks.slice(0, 7).join(say('own_fields.dot'))}
            {marks.length > 7 && '…'}
          </span>
          <span className={styles.marks}>
            {[
              ...(field.asked ? [say('own_fields.asked.short')] : []),
              ...(field.searchable ? [say('own_fields.searchable.short')] : []),
            ].join(say('own_fields.dot'))}
          </span>
        </div>
        <code className={styles.key} dir="ltr">
          {field.key}
        </code>
        {may && (
          <div className={styles.acts}>
            {onMove && field.retiredAt === null && (
              <>
                <ActionIcon aria-label={say('own_fields.up', { name })} onClick={() => onMove(-1)}>
                  <Icon name="up" size={12} />
                </ActionIcon>
                <ActionIcon aria-label={say('own_fields.down', { name })} onClick={() => onMove(1)}>
                  <Icon name="down" size={12} />
                </ActionIcon>
              </>
            )}
            {field.retiredAt === null && !open && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${say('common.edit')}: ${name}`}
                onClick={() => setOpen(true)}
              >
                {say('common.edit')}
              </Button>
            )}
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`${standing}: ${name}`}
              loading={retire.isPending || bringBack.isPending}
              onClick={field.retiredAt === null ? onRetire : () => bringBack.mutate({ params })}
            >
              {standing}
            </Button>
          </div>
        )}
      </div>
      {open && <Editing field={field} onClose={() => setOpen(false)} />}
    </li>
  )

  function onRetire(): void {
    retire.mutate(
      { params },
      {
        onSuccess: () =>
          notify({
            text: say('own_fields.retired', { name }),
            undo: () => bringBack.mutate({ params }),
          }),
      },
    )
  }
}

function Editing({ field, onClose }: { field: OwnField; onClose: () => void }) {
  const say = useSay()
  const main = useSession().workspace.language
  const [draft, setDraft] = useState(() => draftOf(field, main))
  const act = useAct(editOwnField, { touches: touchedByField, onDone: onClose })
  return (
    <FieldForm
      draft={draft}
      onChange={setDraft}
      act={act}
      typeFixed
      submit={say('common.save')}
      onSubmit={() =>
        act.mutate({ params: { id: field.id }, ifMatch: field.version, body: partsOf(draft, main) })
      }
      onCancel={onClose}
    />
  )
}
