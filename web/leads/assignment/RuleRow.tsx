import { ActionIcon, Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import {
  type AssignmentRule,
  editAssignmentRule,
  removeAssignmentRule,
} from '../../../contract/leads/assignment.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { NumberText } from '../../ui/values/values.tsx'
import styles from './AssignmentRulesPage.module.css'
import { touchedByRule } from './assignment-queries.ts'
import { FilterWords } from './FilterWords.tsx'
import { RuleForm } from './RuleForm.tsx'
import { draftOf } from './rule-draft.ts'

interface RuleRowProps {
  rule: AssignmentRule
  place: number
  may: boolean
  /** It has just been added: whoever did goes on with it. */
  fresh: boolean
  /** Moves it so many places; absent where it is the only one. */
  onMove: ((by: number) => void) | undefined
  /** What dragging takes, from useOrderedRows. */
  drag: object
}

/** One rule as a sentence: which leads, to whom, how; opened, it is changed where it stands. */
export function RuleRow({ rule, place, may, fresh, onMove, drag }: RuleRowProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const edit = useAct(editAssignmentRule, { touches: touchedByRule, onDone: () => open && close() })
  useEffect(() => {
    if (fresh) opener.current?.focus()
  }, [fresh])
  const remove = useAct(removeAssignmentRule, { touches: touchedByRule })
  const { name } = rule
  const params = { id: rule.id }
  const turn = say(rule.active ? 'assignment.switch_off' : 'assignment.switch_on')
  return (
    <li className={styles.row} data-off={!rule.active || undefined} {...(open ? {} : drag)}>
      <div className={styles.line}>
        <span className={styles.place}>
          <NumberText value={place} />
        </span>
        <div className={styles.words}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {!rule.active && <span className={styles.mark}>{say('assignment.off')}</span>}
          {rule.broken && <span className={styles.broken}>{say('assignment.broken')}</span>}
          <p className={styles.says}>
            <FilterWords filter={rule.filter} />{' '}
            <span className={styles.arrow} aria-hidden="true">
              →
            </span>{' '}
            <Whom rule={rule} />
          </p>
          <p className={styles.mark}>
            {rule.way !== 'queue' && `${say(`assignment.outside_hours.${rule.outsideHours}.short`)} · `}
            {say('assignment.given', { count: rule.given })}
          </p>
        </div>
        {may && (
          <div className={styles.acts}>
            {onMove && (
              <>
                <ActionIcon aria-label={say('assignment.up', { name })} onClick={() => onMove(-1)}>
                  <Icon name="up" size={12} />
                </ActionIcon>
                <ActionIcon aria-label={say('assignment.down', { name })} onClick={() => onMove(1)}>
                  <Icon name="down" size={12} />
                </ActionIcon>
              </>
            )}
            <Button
              ref={opener}
              variant="subtle"
              size="compact-sm"
              aria-label={`${say('common.edit')}: ${name}`}
              onClick={() => setOpen(!open)}
            >
              {say('common.edit')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`${turn}: ${name}`}
              onClick={() => edit.mutate({ params, ifMatch: rule.version, body: { active: !rule.active } })}
            >
              {turn}
            </Button>
            {!rule.active && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={`${say('assignment.remove')}: ${name}`}
                loading={remove.isPending}
                onClick={() => remove.mutate({ params })}
              >
                {say('assignment.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
      {open && <Editing rule={rule} act={edit} onClose={close} />}
    </li>
  )
}

function Whom({ rule: { way, members, team } }: { rule: AssignmentRule }) {
  const say = useSay()
  const { language } = useReader()
  const people =
    members.length > 0
      ? new Intl.ListFormat(language, { type: 'conjunction' }).format(members.map(({ name }) => name))
      : (team?.name ?? '…')
  return <span>{say(`assignment.to.${way}`, { people, team: team?.name ?? '…' })}</span>
}

interface EditingProps {
  rule: AssignmentRule
  act: ReturnType<typeof useAct<typeof editAssignmentRule>>
  onClose: () => void
}

function Editing({ rule, act, onClose }: EditingProps) {
  const say = useSay()
  const [draft, setDraft] = useState(() => draftOf(rule))
  return (
    <RuleForm
      draft={draft}
      onChange={setDraft}
      act={act}
      submit={say('common.save')}
      onSubmit={() => act.mutate({ params: { id: rule.id }, ifMatch: rule.version, body: draft })}
      onCancel={onClose}
    />
  )
}
