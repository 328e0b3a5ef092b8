import { Button, Switch } from '@mantine/core'
import { type Check, editCheck, removeCheck } from '../../../contract/hygiene/checks.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ListFilter } from '../../segments/filter/ListFilter.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { NumberText } from '../../ui/values/values.tsx'
import { useCheckName } from '../repair/findings/use-check-name.ts'
import styles from './ChecksView.module.css'

const touches = [['checks']]

/** One check: on or off, of which records, and how much it finds. */
export function CheckRow({ check, may }: { check: Check; may: boolean }) {
  const say = useSay()
  const nameOf = useCheckName()
  const edit = useAct(editCheck, { touches })
  const remove = useAct(removeCheck, {
    touches,
    onDone: () => notify({ text: say('repair.checks.removed') }),
  })
  const { key, entity, name, about, active, broken, count, version } = check
  const change = (body: { about?: Check['about']; active?: boolean }) =>
    edit.mutate({ params: { key }, ifMatch: version, body })
  return (
    <li className={styles.row}>
      <Switch
        label={nameOf(check)}
        checked={active}
        disabled={!may || edit.isPending}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
      <span className={styles.acts}>
        {active && (
          <span className={styles.count}>
            <NumberText value={count} />
          </span>
        )}
        {may && name !== null && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { key } })}
          >
            {say('common.remove')}
          </Button>
        )}
      </span>
      {active && may && (
        <div className={styles.about}>
          <ListFilter
            entity={entity}
            filter={about}
            goesOn
            uncounted
            onChange={(filter) => change({ about: filter })}
          />
        </div>
      )}
      {broken && <p className={styles.broken}>{say('repair.checks.broken')}</p>}
      <ActError error={edit.error ?? remove.error} />
    </li>
  )
}
