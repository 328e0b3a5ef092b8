import { Button, Checkbox, MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type AssignmentWay, assignmentWays, outsideHours } from '../../../contract/leads/assignment.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ListFilter } from '../../segments/filter/ListFilter.tsx'
import { useColleagues, useTeams } from '../../team/team-queries.ts'
import { onEscape } from '../../ui/dialogs/on-escape.ts'
import { Unsaved } from '../../ui/dialogs/Unsaved.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from './AssignmentRulesPage.module.css'
import { isReady, type RuleDraft } from './rule-draft.ts'

interface RuleFormProps {
  draft: RuleDraft
  onChange: (draft: RuleDraft) => void
  act: { isPending: boolean; error: Error | null }
  submit: string
  onSubmit: () => void
  onCancel: () => void
}

/** Which leads, to whom, and what if nobody works: one sentence after another, each only where it matters. */
export function RuleForm({ draft, onChange, act, submit, onSubmit, onCancel }: RuleFormProps) {
  const say = useSay()
  const colleagues = useColleagues()
  const teams = useTeams().data?.rows ?? []
  const fault = useFieldFaults(act.error)
  const [begun] = useState(draft)
  const set = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part })
  const people = colleagues.map(({ id, name }) => ({ value: id as string, label: name }))
  const shares = draft.way === 'round_robin' || draft.way === 'least_work'
  return (
    <>
      <Unsaved when={JSON.stringify(draft) !== JSON.stringify(begun)} />
      <div role="presentation" onKeyDown={onEscape(onCancel)}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          <TextInput
            ref={takeFocus}
            label={say('assignment.name')}
            placeholder={say('assignment.name.example')}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            maxLength={120}
            error={fault('name')}
          />
          <div>
            <p className={styles.label}>{say('assignment.which')}</p>
            <ListFilter entity="lead" filter={draft.filter} onChange={(filter) => set({ filter })} />
            {fault('filter') && <p className={styles.error}>{fault('filter')}</p>}
          </div>
          <div className={styles.pair}>
            <NativeSelect
              label={say('assignment.way')}
              data={assignmentWays.map((value) => ({ value, label: say(`assignment.way.${value}`) }))}
              value={draft.way}
              onChange={(event) =>
                set({ way: event.currentTarget.value as AssignmentWay, memberIds: [], teamId: null })
              }
            />
            {draft.way === 'person' && (
              <Select
                label={say('assignment.person')}
                data={people}
                value={draft.memberIds[0] ?? null}
                onChange={(id) => set({ memberIds: id ? [id as never] : [] })}
                searchable
                error={fault('memberIds')}
              />
            )}
            {shares && (
              <MultiSelect
                label={say('assignment.people')}
                description={say('assignment.people.why')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data={people}
                value={[...draft.memberIds]}
                onChange={(ids) => set({ memberIds: ids as never[] })}
                searchable
                hidePickedOptions
                error={fault('memberIds')}
              />
            )}
            {(draft.way === 'queue' || shares) && (
              <NativeSelect
                label={say(shares ? 'assignment.team.or' : 'assignment.team')}
                data={[
                  { value: '', label: say('assignment.team.none') },
                  ...teams.map(({ id, name }) => ({ value: id as string, label: name })),
                ]}
                value={draft.teamId ?? ''}
                onChange={(event) => set({ teamId: (event.currentTarget.value || null) as never })}
                error={fault('teamId')}
              />
            )}
          </div>
          {draft.way !== 'queue' && (
            <>
              <NativeSelect
                label={say('assignment.outside_hours')}
                data={outsideHours.map((value) => ({
                  value,
                  label: say(`assignment.outside_hours.${value}`),
                }))}
                value={draft.outsideHours}
                onChange={(event) => set({ outsideHours: event.currentTarget.value as 'wait' })}
                maw={460}
              />
              <Checkbox
                label={say('assignment.passes_on')}
                checked={draft.passesOn}
                onChange={(event) => set({ passesOn: event.currentTarget.checked })}
              />
            </>
          )}
          <ActError error={act.error} />
          <div className={styles.foot}>
            <Button type="submit" disabled={!isReady(draft)} loading={act.isPending}>
              {submit}
            </Button>
            <Button variant="default" onClick={onCancel}>
              {say('common.cancel')}
            </Button>
          </div>
        </form>
      </div>
    </>
  )
}
