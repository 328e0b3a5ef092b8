import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  createDepartment,
  type Department,
  deleteDepartment,
  renameDepartment,
} from '../../../contract/team/groups.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Answer, EmptyState } from '../../ui/feedback/states.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { useDepartments } from '../team-queries.ts'
import styles from './groups.module.css'

const touches = [['departments'], ['members']]

/** Where people work, for assigning and for numbers; a department gives no rights. */
export function Departments() {
  const say = useSay()
  const manages = useMay('team.manage')
  const [naming, setNaming] = useState<Department | 'new' | null>(null)
  const remove = useAct(deleteDepartment, { touches })
  const add = manages && (
    <Button variant="default" onClick={() => setNaming('new')}>
      {say('team.departments.add')}
    </Button>
  )
  return (
    <>
      <p className="quiet">{say('team.departments.sub')}</p>
      <Answer of={useDepartments()}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={say('team.departments.none')} act={add || undefined} />
          ) : (
            <>
              <ul className={styles.groups}>
                {rows.map((department) => (
                  <li key={department.id} className={styles.group}>
                    <h2 className={styles.name}>{department.name}</h2>
                    <span className="quiet">{say('team.roles.members', { count: department.members })}</span>
                    {manages && (
                      <span className={styles.acts}>
                        <Button variant="subtle" size="compact-sm" onClick={() => setNaming(department)}>
                          {say('team.departments.rename')}
                        </Button>
                        {department.members === 0 && (
                          <Button
                            variant="subtle"
                            size="compact-sm"
                            onClick={() => remove.mutate({ params: { id: department.id } })}
                          >
                            {say('common.remove')}
                          </Button>
                        )}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
              {add}
            </>
          )
        }
      </Answer>
      <ActError error={remove.error} />
      {naming && <NameDialog department={naming === 'new' ? null : naming} onClose={() => setNaming(null)} />}
    </>
  )
}

function NameDialog({ department, onClose }: { department: Department | null; onClose: () => void }) {
  const say = useSay()
  const create = useAct(createDepartment, { touches, onDone: onClose })
  const rename = useAct(renameDepartment, { touches, onDone: onClose })
  const act = department ? rename : create
  const fault = useFieldFaults(act.error)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={department ? department.name : say('team.departments.add')}
      size="sm"
    >
      <Form
        act={act}
        submit={say(department ? 'team.departments.rename' : 'team.departments.add')}
        onSubmit={(given) => {
          const body = { name: given('name') }
          if (department) rename.mutate({ params: { id: department.id }, ifMatch: department.version, body })
          else create.mutate({ body })
        }}
      >
        <TextInput
          name="name"
          label={say('team.departments.name')}
          defaultValue={department?.name}
          error={fault('name')}
          required
          withAsterisk={false}
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
