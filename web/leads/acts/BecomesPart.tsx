import { Radio, TextInput } from '@mantine/core'
import type { MatchReason } from '../../../contract/leads/acts.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './ConvertDialog.module.css'

/** A record we have that may be the same. */
export interface Offer {
  id: string
  name: string
  because: readonly MatchReason[]
  /** What tells it apart, null where nothing is known. */
  facts: readonly (string | null)[]
  openDeals: number
}

/** What the lead becomes here: one we have, a new one, or nothing. */
export type Becomes = { is: 'known'; id: string } | { is: 'new'; name: string } | { is: 'none' }

interface BecomesPartProps {
  title: string
  offers: readonly Offer[]
  value: Becomes
  /** The name a new one begins with. */
  proposed: string
  /** What the lead says of it: goes into a new one, and into gaps of one we have. */
  known: readonly (string | null)[]
  onChange: (value: Becomes) => void
}

/** One of the records a lead becomes, with those we have that may be the same above the new one. */
export function BecomesPart({ title, offers, value, proposed, known, onChange }: BecomesPartProps) {
  const say = useSay()
  const chosen = value.is === 'known' ? value.id : value.is
  return (
    <section className={styles.part}>
      <Radio.Group label={<span className={styles.title}>{title}</span>} value={chosen} onChange={choose}>
        <div className={styles.offers}>
          {offers.map(({ id, name, because, facts, openDeals }) => (
            <Radio
              key={id}
              value={id}
              label={<bdi>{name}</bdi>}
              description={
                <>
                  <span className={styles.because}>
                    {because.map((why) => say(`leads.match.${why}`)).join(say('deals.missing.comma'))}
                  </span>
                  <Facts of={facts} />
                  {openDeals > 0 && say('leads.match.open_deals', { count: openDeals })}
                </>
              }
            />
          ))}
          <Radio value="new" label={say('leads.convert.new')} description={<Facts of={known} />} />
          {value.is === 'new' && (
            <TextInput
              aria-label={`${title}: ${say('leads.field.name')}`}
              value={value.name}
              onChange={(event) => onChange({ is: 'new', name: event.currentTarget.value })}
              maxLength={200}
            />
          )}
          <Radio value="none" label={say('leads.convert.none')} />
        </div>
      </Radio.Group>
    </section>
  )

  function choose(next: string): void {
    if (next === 'none') onChange({ is: 'none' })
    else onChange(next === 'new' ? { is: 'new', name: proposed } : { is: 'known', id: next })
  }
}

function Facts({ of }: { of: readonly (string | null)[] }) {
  const told = of.filter((fact) => fact !== null && fact !== '')
  return told.length > 0 && <bdi className={styles.facts}>{told.join(' · ')}</bdi>
}
