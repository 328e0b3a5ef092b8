import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { createTeam, deleteTeam, editTeam, type Team } from '../../../contract/team/groups.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { useColleagues } from '../team-queries.ts'
import styles from './groups.module.css'

const touches = [['teams'], ['members'], ['session']]

/** A team's name, its people and who of them leads it. Null: a new one. */
export function TeamDialog({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const say = useSay()
  const colleagues = useColleagues()
  const [ids, setIds] = useState<string[]>(team?.members.map((member) => member.id) ?? [])
  const [leaders, setLeaders] = useState<string[]>(
    team?.members.filter((member) => member.leads).map((member) => member.id) ?? [],
  )
  const create = useAct(createTeam, { touches, onDone: onClose })
  const edit = useAct(editTeam, { touches, onDone: onClose })
  const dissolve = useAct(deleteTeam, { touches, onDone: onClose })
  const act = team ? edit : create
  const fault = useFieldFaults(act.error)
  const nameOf = (id: string) =>
    [...colleagues, ...(team?.members ?? [])].find((one) => one.id === id)?.name ?? ''
  return (
    <Dialog opened onClose={onClose} title={team ? team.name : say('team.teams.add')}>
      <Form
        act={act}
        submit={say(team ? 'common.save' : 'team.teams.add')}
        onSubmit={save}
        beside={
          team && (
            <Button
              variant="subtle"
              color="red"
              loading={dissolve.isPending}
              onClick={() => dissolve.mutate({ params: { id: team.id } })}
            >
              {say('team.teams.dissolve')}
            </Button>
          )
        }
      >
        <TextInput
          name="name"
          label={say('team.teams.name')}
          defaultValue={team?.name}
          error={fault('name')}
          required
          withAsterisk={false}
          data-autofocus
        />
        <MultiSelect
          label={say('team.view.members')}
          data={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          value={ids}
          onChange={setIds}
          searchable
          limit={50}
        />
        {ids.length > 0 && (
          <Checkbox.Group label={say('team.teams.leaders')} value={leaders} onChange={setLeaders}>
            {ids.map((id) => (
              <div key={id} className={styles.chosen}>
                <Checkbox value={id} label={nameOf(id)} />
              </div>
            ))}
          </Checkbox.Group>
        )}
        <ActError error={dissolve.error} />
      </Form>
    </Dialog>
  )

  function save(given: (name: string) => string): void {
    const members = ids.map((id) => ({ id, leads: leaders.includes(id) }))
    const body = { name: given('name'), members }
    if (team) edit.mutate({ params: { id: team.id }, ifMatch: team.version, body })
    else create.mutate({ body })
  }
}
