import type { HandoverPreview } from '../../../contract/sharing/handovers.ts'
import { useSay } from '../../platform/i18n.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import styles from './HandOver.module.css'

const kinds = ['companies', 'people', 'deals', 'leads', 'tasks'] as const

/** What a handover would move: who gets how much of what, and what stays. */
export function Moves({ moves }: { moves: HandoverPreview }) {
  const say = useSay()
  const wordsOf = (counts: Pick<HandoverPreview, (typeof kinds)[number]>) =>
    kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => say(`handovers.count.${kind}`, { count: counts[kind] }))
      .join(say('handovers.comma'))
  return (
    <div className={styles.moves} aria-live="polite">
      <ul>
        {moves.to.map(({ member, ...counts }) => (
          <li key={member.id}>
            <PersonAvatar name={member.name} size={24} />
            <span>
              <b>
                <bdi>{member.name}</bdi>
              </b>{' '}
              <span className="quiet">{wordsOf(counts) || say('handovers.nothing')}</span>
            </span>
          </li>
        ))}
      </ul>
      {moves.deals > 0 && (
        <p className="quiet">
          {say('handovers.with_deals', { contacts: moves.nextContacts, approvals: moves.approvals })}
        </p>
      )}
      {moves.beyond > 0 && <p>{say('handovers.beyond', { count: moves.beyond })}</p>}
    </div>
  )
}
