import { ActionIcon, Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { type BulkEdit, type BulkList, undoBulkEdit } from '../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../contract/fields.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import styles from './Bulk.module.css'
import type { BulkOf } from './bulk.ts'
import { touchedByBulk, useNewest } from './bulk-queries.ts'
import { EarlierLink } from './EarlierLink.tsx'
import { Progress } from './Progress.tsx'
import { useChangeWords } from './use-change-words.ts'

const RunDialog = lazy(async () => ({ default: (await import('./RunDialog.tsx')).RunDialog }))

const shownForMs = 86_400_000
const dismissedKey = 'stagecraft.bulk.dismissed'

interface NewestRunProps {
  list: BulkList
  entity: OwnFieldEntity
  bulk: BulkOf<never>
  /** The list itself has come: it goes first. */
  ready: boolean
}

/**
 * One's newest bulk edit above its list: how far it is, for whoever comes back, and what came of it for a day or until it
 * is closed.
 */
export function NewestRun({ list, entity, bulk, ready }: NewestRunProps) {
  const say = useSay()
  const edit = useNewest(list, ready)
  const words = useChangeWords(entity, bulk)
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(dismissedKey))
  const [open, setOpen] = useState<BulkEdit['id'] | null>(null)
  const undo = useAct(undoBulkEdit, { touches: touchedByBulk })
  const over = edit?.finishedAt && Date.now() - Date.parse(edit.finishedAt) > shownForMs
  if (!open && (!edit || over || edit.id === dismissed)) return null
  return (
    <>
      {edit && !over && edit.id !== dismissed && (
        <div className={styles.newest} data-state={edit.state} role="group" aria-label={say('bulk.newest')}>
          <strong className={styles.what}>{words(edit)}</strong>
          {edit.state === 'running' ? (
            <Progress edit={edit} />
          ) : (
            <span role="status">
              {say(edit.undoes ? 'bulk.newest.undone' : 'bulk.newest.done', {
                changed: edit.changed,
                refused: edit.refused,
              })}
            </span>
          )}
          <span className={styles.acts}>
            {edit.can.undo === true && (
              <Button
                size="compact-sm"
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate({ params: { id: edit.id } })}
              >
                {say('bulk.undo')}
              </Button>
            )}
            <Button size="compact-sm" variant="subtle" onClick={() => setOpen(edit.id)}>
              {say('bulk.details')}
            </Button>
            <EarlierLink list={list} />
            {edit.state !== 'running' && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={say('common.close')}
                onClick={() => dismiss(edit.id)}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            )}
          </span>
        </div>
      )}
      <ActError error={undo.error} />
      <Suspense>
        {open && <RunDialog id={open} entity={entity} bulk={bulk} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  )

  function dismiss(id: BulkEdit['id']): void {
    localStorage.setItem(dismissedKey, id)
    setDismissed(id)
  }
}
