import type { ProcessVersion } from '../../../contract/process/process.ts'
import { textIn } from '../../../contract/text.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import { vacanciesOf } from '../vacancies.ts'
import styles from './Hints.module.css'

/** What is worth a second look: nothing that keeps the process from running, but that keeps it from working well. */
export function Hints({ process }: { process: ProcessVersion }) {
  const say = useSay()
  const { language } = useReader()
  const vacancies = vacanciesOf(process)
  if (vacancies.length === 0 && process.hints.length === 0) return null
  return (
    <ul className={styles.hints} aria-label={say('process.hints')}>
      {vacancies.length > 0 && (
        <li>
          {say('process.hint.vacant', {
            count: vacancies.length,
            roles: vacancies.map(({ name }) => textIn(name, language)).join(say('process.comma')),
          })}{' '}
          <Link to={withSearch(paths.team(), { view: 'process_roles' })}>{say('process.roles.fill')}</Link>
        </li>
      )}
      {process.hints.map(({ path, code, message }) => (
        <li key={path + code}>
          {known.has(code)
            ? say(`process.hint.${code}`, { name: namedAt(process, path, language) })
            : message}
        </li>
      ))}
    </ul>
  )
}

const known = new Set(['no_goal', 'holds_nothing', 'no_lost_reasons', 'probability_falls', 'role_unused'])

/** The stage or role a path of the document leads to, by its name. */
function namedAt({ document }: ProcessVersion, path: string, language: Parameters<typeof textIn>[1]): string {
  const [part, place] = path.split('.')
  const things = part === 'stages' ? document.stages : part === 'roles' ? document.roles : []
  const thing = things[Number(place)]
  return thing ? textIn(thing.name, language) : ''
}
