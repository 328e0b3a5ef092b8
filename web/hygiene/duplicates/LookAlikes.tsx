import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Link } from '../../ui/Link.tsx'
import { type Typed, useLookAlikes } from './duplicate-queries.ts'
import styles from './LookAlikes.module.css'
import { useReasons } from './use-reasons.ts'

interface LookAlikesProps {
  entity: DuplicateEntity
  /** What stands in fields that are no text of the form. */
  beside?: Partial<Record<'companyId' | 'country', string | undefined>>
}

type Texts = Partial<Record<(typeof texts)[number], string>>

const texts = ['name', 'email', 'phone', 'website', 'taxId', 'city'] as const

/**
 * Stands in the form of a new person or company and, while it is filled in, names those who look like him. It listens to the
 * form itself, so that the form need not know of it.
 */
export function LookAlikes({ entity, beside = {} }: LookAlikesProps) {
  const place = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<Texts>({})
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const read = () => setTyped(filled(new FormData(form)))
    form.addEventListener('input', read)
    return () => form.removeEventListener('input', read)
  }, [])
  return (
    <div ref={place}>
      <LookAlikesOf entity={entity} typed={typed} beside={beside} />
    </div>
  )
}

/** Those who look like what is typed, by the fields it is typed into. */
export function LookAlikesOf({ entity, typed, beside = {} }: LookAlikesProps & { typed: Texts }) {
  const say = useSay()
  const reasons = useReasons()
  const [asked] = useDebouncedValue(typed, 220)
  const query = { entity, ...beside, ...asked } as Typed
  const enough = Object.keys(asked).some((field) => field !== 'city')
  const found = useLookAlikes(query, enough)
  return (
    <div role="status" className={styles.place}>
      {enough && found.length > 0 && (
        <>
          <p className={styles.head}>{say('duplicates.already_here', { count: found.length })}</p>
          <ul className={styles.list}>
            {found.map((one) => (
              <li key={one.id} className={styles.one}>
                <span className={styles.who}>
                  <bdi className={styles.name}>{one.name}</bdi>
                  {one.subtitle && <bdi className="quiet">{one.subtitle}</bdi>}
                  <span className={styles.why}>
                    {reasons(one.reasons)}
                    {one.owner && (
                      <>
                        {' · '}
                        <bdi>{one.owner.name}</bdi>
                      </>
                    )}
                  </span>
                </span>
                <Link
                  to={entity === 'person' ? paths.person(one.id) : paths.company(one.id)}
                  className={styles.open}
                >
                  {say('duplicates.open_instead')}
                  <Icon name="onward" size={14} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** What may be asked about: a word of two letters and more. */
function filled(form: FormData): Texts {
  const given = texts.map((name) => [name, form.get(name)] as const)
  return Object.fromEntries(
    given.flatMap(([name, value]) =>
      typeof value === 'string' && value.trim().length > 2 ? [[name, value.trim()]] : [],
    ),
  )
}
