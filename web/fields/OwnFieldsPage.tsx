import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  addOwnField,
  type OwnField,
  type OwnFieldEntity,
  orderOwnFields,
  ownFieldEntities,
} from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { paths, withSearch } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { oneOf, type RawSearch, useSearchParams } from '../platform/search-params.ts'
import { useSession } from '../platform/session.ts'
import { SettingsPage } from '../team/settings/SettingsPage.tsx'
import { Answer, EmptyState } from '../ui/feedback/states.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { FieldForm } from './FieldForm.tsx'
import { FieldRow } from './FieldRow.tsx'
import { emptyDraft, partsOf } from './field-draft.ts'
import { touchedByField, useAllOwnFields } from './field-queries.ts'
import styles from './OwnFieldsPage.module.css'

const readSearch = (raw: RawSearch) => ({ of: oneOf(raw.of, ownFieldEntities) ?? ('deal' as const) })

/** The fields a company adds to its records: one list for each kind of record, added to and changed where it stands. */
export function OwnFieldsPage() {
  const say = useSay()
  const [{ of }] = useSearchParams(readSearch)
  return (
    <SettingsPage view="ownFields">
      <p className="quiet">{say('own_fields.sub')}</p>
      <div className={styles.kinds}>
        <TabLinks
          label={say('own_fields.of')}
          within
          tabs={entities.map((entity) => ({
            to: withSearch(paths.ownFields(), { of: entity === 'deal' ? undefined : entity }),
            label: say(`own_fields.of.${entity}`),
            current: entity === of,
          }))}
        />
      </div>
      <Answer of={useAllOwnFields()}>
        {({ rows, can }) => (
          <FieldsOf
            key={of}
            entity={of}
            fields={rows.filter((field) => field.entity === of)}
            may={can.edit === true}
          />
        )}
      </Answer>
    </SettingsPage>
  )
}

const entities = ['deal', 'company', 'person', 'product', 'lead'] as const satisfies readonly OwnFieldEntity[]

interface FieldsOfProps {
  entity: OwnFieldEntity
  fields: readonly OwnField[]
  may: boolean
}

function FieldsOf({ entity, fields, may }: FieldsOfProps) {
  const say = useSay()
  const { language } = useReader()
  const [adding, setAdding] = useState(false)
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const order = useAct(orderOwnFields, { touches: touchedByField })
  const used = fields.filter(({ retiredAt }) => retiredAt === null)
  const retired = fields.filter(({ retiredAt }) => retiredAt !== null)
  // While it is being kept the list stands as it was put.
  const [put, setPut] = useState<readonly string[] | null>(null)
  const shown = put && order.isPending ? used.toSorted((a, b) => put.indexOf(a.id) - put.indexOf(b.id)) : used
  const add = <Button onClick={() => setAdding(true)}>{say('own_fields.add')}</Button>
  return (
    <>
      {used.length === 0 && !adding ? (
        <EmptyState title={say(`own_fields.none.${entity}`)} act={may && add}>
          {say(`own_fields.none.${entity}.why`)}
        </EmptyState>
      ) : (
        <ul className={styles.rows} aria-label={say(`own_fields.of.${entity}`)}>
          {shown.map((field, at) => (
            <FieldRow
              key={field.id}
              field={field}
              may={may}
              onMove={shown.length > 1 ? (by) => move(at, at + by) : undefined}
              {...(may &&
                shown.length > 1 && {
                  drag: {
                    onStart: () => setDragged(at),
                    onOver: (event) => {
                      if (dragged === null) return
                      event.preventDefault()
                      setOver(at)
                    },
                    onDrop: () => {
                      if (dragged !== null) move(dragged, at)
                      setDragged(null)
                      setOver(null)
                    },
                    isOver: over === at && dragged !== null && dragged !== at,
                  },
                })}
            />
          ))}
        </ul>
      )}
      {adding ? <Adding entity={entity} onClose={() => setAdding(false)} /> : used.length > 0 && may && add}
      {retired.length > 0 && (
        <details className={styles.retired}>
          <summary>{say('own_fields.retired.list', { count: retired.length })}</summary>
          <ul className={styles.rows}>
            {retired.map((field) => (
              <FieldRow key={field.id} field={field} may={may} />
            ))}
          </ul>
        </details>
      )}
      <p className="only-heard" aria-live="polite">
        {put &&
          say('own_fields.moved', { names: shown.map(({ label }) => textIn(label, language)).join(', ') })}
      </p>
    </>
  )

  function move(from: number, to: number): void {
    if (from === to || to < 0 || to >= shown.length) return
    const ids = shown.map(({ id }) => id)
    const [moved] = ids.splice(from, 1)
    if (moved === undefined) return
    ids.splice(to, 0, moved)
    setPut(ids)
    order.mutate({ body: { entity, ids } })
  }
}

/** Stays open after a field is added: whoever adds one adds the next. */
function Adding({ entity, onClose }: { entity: OwnFieldEntity; onClose: () => void }) {
  const say = useSay()
  const main = useSession().workspace.language
  const [draft, setDraft] = useState(emptyDraft)
  const [added, setAdded] = useState(0)
  const act = useAct(addOwnField, {
    touches: touchedByField,
    onDone: () => {
      setDraft(emptyDraft)
      setAdded((count) => count + 1)
    },
  })
  return (
    <section className={styles.adding} aria-label={say('own_fields.add')}>
      <FieldForm
        key={added}
        draft={draft}
        onChange={setDraft}
        act={act}
        submit={say('own_fields.add')}
        onSubmit={() => act.mutate({ body: { entity, type: draft.type, ...partsOf(draft, main) } })}
        onCancel={onClose}
      />
    </section>
  )
}
