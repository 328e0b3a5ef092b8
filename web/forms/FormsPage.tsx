import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { createForm, type FormInList } from '../../contract/forms.ts'
import { paths } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { SettingsPage } from '../team/settings/SettingsPage.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { Answer, EmptyState } from '../ui/feedback/states.tsx'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { Form } from '../ui/inputs/Form.tsx'
import { useGo } from '../ui/Link.tsx'
import { type Column, DataTable } from '../ui/tables/DataTable.tsx'
import { DateText, NumberText } from '../ui/values/values.tsx'
import styles from './FormPage.module.css'
import { touchedByForm, useForms } from './form-queries.ts'
import { OpenMark } from './OpenMark.tsx'

/** The forms a company shows to strangers, and how many leads each brought. */
export function FormsPage() {
  const say = useSay()
  const [adding, setAdding] = useState(false)
  const add = <Button onClick={() => setAdding(true)}>{say('forms.add')}</Button>
  return (
    <SettingsPage view="forms">
      <p className="quiet">{say('forms.sub')}</p>
      <Answer of={useForms()}>
        {({ rows }) => (
          <>
            <DataTable
              label={say('forms.title')}
              columns={columns(say)}
              rows={rows}
              rowKey={(row) => row.id}
              rowPath={(row) => paths.form(row.id)}
              empty={
                <EmptyState title={say('forms.empty')} act={add}>
                  {say('forms.empty.why')}
                </EmptyState>
              }
            />
            {rows.length > 0 && <div className={styles.foot}>{add}</div>}
          </>
        )}
      </Answer>
      {adding && <AddFormDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  )
}

function columns(say: ReturnType<typeof useSay>): Column<FormInList>[] {
  return [
    { key: 'name', label: say('forms.name'), cell: (form) => form.name },
    { key: 'open', label: say('forms.state'), width: '130px', cell: (form) => <OpenMark form={form} /> },
    {
      key: 'leads',
      label: say('forms.leads'),
      width: '160px',
      align: 'end',
      cell: (form) => <NumberText value={form.leads} />,
    },
    {
      key: 'last',
      label: say('forms.last_lead'),
      width: '160px',
      onPhone: false,
      cell: (form) => (form.lastLeadAt ? <DateText at={form.lastLeadAt} relative /> : '–'),
    },
  ]
}

function AddFormDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const go = useGo()
  const act = useAct(createForm, { touches: touchedByForm, onDone: ({ id }) => go(paths.form(id)) })
  const fault = useFieldFaults(act.error)
  return (
    <Dialog opened onClose={onClose} title={say('forms.add')}>
      <Form
        act={act}
        submit={say('forms.add')}
        onSubmit={(given) => act.mutate({ body: { name: given('name') } })}
      >
        <TextInput
          name="name"
          label={say('forms.name')}
          description={say('forms.name.why')}
          error={fault('name')}
          required
          withAsterisk={false}
          maxLength={120}
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
