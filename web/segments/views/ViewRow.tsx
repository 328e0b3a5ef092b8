import { Menu } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { FilterEntity, FilterPart } from '../../../contract/segments/filters.ts'
import { chooseDefaultView, editView } from '../../../contract/segments/views.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { PressRow } from '../../ui/tables/PressRow.tsx'
import { placeOf, readFilter, withAll, withMore, withPart, writeFilter } from '../filter/filter-model.ts'
import { touchedByView, useViews } from '../segment-queries.ts'
import { bodyOf } from './body-of.ts'
import { DeleteView } from './DeleteView.tsx'
import { isSameLook, type Look, type LookSearch, lookOf, plainLook } from './list-look.ts'
import { useQuickCounts } from './use-quick-counts.ts'
import styles from './ViewRow.module.css'

const SaveFilterDialog = lazy(async () => ({
  default: (await import('./SaveFilterDialog.tsx')).SaveFilterDialog,
}))

/** A part of a filter of one press; its word is `views.quick.<key>`. */
export interface QuickFilter {
  key: string
  part: FilterPart
  /** An index knows how many that are, so that the press says it. */
  counted?: true
}

interface ViewRowProps {
  entity: FilterEntity
  search: LookSearch
  onChange: (change: Partial<LookSearch>, how?: { replace?: boolean }) => void
  /** What is asked for most. */
  quick: readonly QuickFilter[]
  /** What else of the address narrows the list, as parts of a filter: a view keeps them too. */
  besides: readonly FilterPart[]
  /** The address without anything that narrows the list: a view that is opened shows all it means, and nothing less. */
  cleared: Partial<LookSearch>
  /** The list has a press of its own for everything. */
  withoutAll?: boolean
  /** Nothing else of the address is set: a default view may open. */
  pristine: boolean
  /** The list is narrowed by something: what a quick filter counts would be another number. */
  narrowed: boolean
}

/** Quick filters and saved views in one row, and what can be done with the present look. */
export function ViewRow(props: ViewRowProps) {
  const { entity, search, onChange, quick, besides, cleared, withoutAll, pristine, narrowed } = props
  const say = useSay()
  const views = useViews(entity).data
  const [saving, setSaving] = useState<'view' | 'segment' | null>(null)
  const [deleting, setDeleting] = useState(false)
  const prefer = useAct(chooseDefaultView, { touches: touchedByView })
  const { view: current, ...look } = search
  const keep = (id: string) => onChange({ ...cleared, filter: kept.filter, view: id })
  const edit = useAct(editView, { touches: touchedByView, onDone: ({ id }) => keep(id) })
  const filter = readFilter(look.filter)
  const view = views?.rows.find(({ id }) => id === current)
  const standard = views?.rows.find(({ isDefault }) => isDefault)
  const kept: Look = { ...look, filter: writeFilter(withAll(filter, besides)) }
  const changed = !isSameLook(kept, view ? lookOf(view) : plainLook)

  const counts = useQuickCounts(entity, quick, !narrowed)

  // The list opens as its reader likes it, once that is known; whoever says otherwise in the address is obeyed.
  useEffect(() => {
    if (pristine && standard && current === undefined)
      onChange({ ...lookOf(standard), view: standard.id }, { replace: true })
  }, [pristine, standard, current, onChange])

  return (
    <div className={styles.row}>
      <PressRow
        label={say('views.title')}
        presses={[
          ...(withoutAll
            ? []
            : [
                {
                  key: 'all',
                  label: say('common.all'),
                  pressed: !view && isSameLook(look, plainLook),
                  onPress: () => onChange({ ...plainLook, view: 'all' }),
                },
              ]),
          ...quick.map(({ key, part }) => {
            const at = placeOf(filter, part)
            return {
              key,
              label: say(`views.quick.${key}`),
              count: counts.get(key),
              pressed: at >= 0,
              onPress: () =>
                onChange({
                  filter: writeFilter(at >= 0 ? withPart(filter, [at], null) : withMore(filter, [], part)),
                }),
            }
          }),
          ...(views?.rows ?? []).map((one) => ({
            key: one.id,
            label: changed && one === view ? say('views.changed', { name: one.name }) : one.name,
            pressed: one === view,
            hint:
              one.owner && one.sharedWith !== 'nobody'
                ? say('views.shared_by', { name: one.owner.name })
                : undefined,
            onPress: () => onChange({ ...cleared, ...lookOf(one), view: one.id }),
          })),
        ]}
      />
      {(changed || view) && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button type="button" className={styles.acts}>
              {say('views.acts')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {view && changed && view.can.edit === true && (
              <Menu.Item
                onClick={() =>
                  edit.mutate({ params: { id: view.id }, ifMatch: view.version, body: bodyOf(kept) })
                }
              >
                {say('views.save_changes', { name: view.name })}
              </Menu.Item>
            )}
            {changed && <Menu.Item onClick={() => setSaving('view')}>{say('views.save_as')}</Menu.Item>}
            {look.filter && (entity === 'company' || entity === 'person') && (
              <Menu.Item onClick={() => setSaving('segment')}>{say('segments.save_as')}</Menu.Item>
            )}
            {view && (
              <Menu.Item
                onClick={() =>
                  prefer.mutate({ params: { entity }, body: { viewId: view.isDefault ? null : view.id } })
                }
              >
                {say(view.isDefault ? 'views.default.end' : 'views.default')}
              </Menu.Item>
            )}
            {view?.can.edit === true && (
              <Menu.Item color="red" onClick={() => setDeleting(true)}>
                {say('views.delete', { name: view.name })}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense>
        {saving && (
          <SaveFilterDialog
            kind={saving}
            entity={entity}
            look={kept}
            mayShare={views?.can.share === true}
            onClose={() => setSaving(null)}
            onSaved={(id) => {
              setSaving(null)
              if (saving === 'view') keep(id)
            }}
          />
        )}
      </Suspense>
      {deleting && view && (
        <DeleteView
          view={view}
          onClose={() => setDeleting(false)}
          onDone={() => onChange({ ...cleared, ...plainLook, view: 'all' })}
        />
      )}
    </div>
  )
}
