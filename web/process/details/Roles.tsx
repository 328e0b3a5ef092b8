import type { ProcessVersion } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { RoleTab } from '../map/RoleTab.tsx'
import { vacanciesOf } from '../vacancies.ts'
import styles from './Roles.module.css'

/** The roles of the process: where they work, how a task finds its person, and who holds them. */
export function Roles({ process }: { process: ProcessVersion }) {
  const say = useSay()
  const { language } = useReader()
  const { roles } = process.document
  if (roles.length === 0) return null
  const vacant = new Set(vacanciesOf(process).map(({ key }) => key))
  return (
    <section>
      <h2 className={styles.title}>{say('process.roles')}</h2>
      <ul className={styles.roles}>
        {roles.map(({ key, department, assign }) => (
          <li key={key} className={styles.role}>
            <span>
              <RoleTab role={key} roles={roles} />
              {department && <span className={styles.department}>{textIn(department, language)}</span>}
            </span>
            <span className="quiet">{say(`process.assign.${assign}`)}</span>
            <span className={styles.people}>
              {process.holders[key]?.map(({ id, name }) => (
                <span key={id} className={styles.person}>
                  <PersonAvatar name={name} />
                  {name}
                </span>
              ))}
              {vacant.has(key) && (
                <span className={styles.vacant}>
                  {say('process.roles.nobody')}{' '}
                  <Link to={withSearch(paths.team(), { view: 'process_roles' })}>
                    {say('process.roles.fill')}
                  </Link>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
