import type { Deal } from '../../../contract/deals/deal.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import { UnmetField } from './UnmetField.tsx'
import styles from './UnmetList.module.css'
import { UnmetOwnField } from './UnmetOwnField.tsx'
import { UnmetTask } from './UnmetTask.tsx'
import type { RoleNames } from './unmet-words.ts'

/** Everything that is missing before the deal may go on, each thing with the means to mend it here. */
export function UnmetList({ deal, roles }: { deal: Deal; roles: RoleNames }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <ul className={styles.list}>
      {deal.unmet.map((unmet) => {
        switch (unmet.kind) {
          case 'task': {
            const task = deal.tasks.find(({ id }) => id === unmet.taskId)
            return (
              <li key={unmet.taskId} className={styles.row}>
                {task ? <UnmetTask task={task} deal={deal} roles={roles} /> : textIn(unmet.name, language)}
              </li>
            )
          }
          case 'field':
            return (
              <li key={unmet.field} className={styles.row}>
                <UnmetField field={unmet.field} deal={deal} />
              </li>
            )
          case 'own_field':
            return (
              <li key={unmet.field} className={styles.row}>
                <UnmetOwnField field={unmet.field} name={unmet.name} deal={deal} />
              </li>
            )
          case 'criterion':
            return (
              <li key={unmet.key} className={styles.row}>
                <div className={styles.line}>
                  <span className={styles.name}>{textIn(unmet.name, language)}</span>
                  <Link to={paths.deal(deal.id)} className={styles.open}>
                    {say('deals.open')}
                  </Link>
                </div>
              </li>
            )
        }
      })}
    </ul>
  )
}
