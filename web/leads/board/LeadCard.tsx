import { memo } from 'react'
import type { LeadInList } from '../../../contract/leads/leads.ts'
import styles from '../../deals/board/DealCard.module.css'
import { cardElementId } from '../../deals/board/DealCard.tsx'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Link } from '../../ui/Link.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { DateText, NumberText } from '../../ui/values/values.tsx'

interface LeadCardProps {
  lead: LeadInList
  /** It lies in somebody's hand: its place stays, pale. */
  carried?: boolean
  /** The one card that Tab reaches. */
  reachable?: boolean
  onMenu?: (id: LeadInList['id']) => void
}

/** Four lines: who, and how likely; from where, whose; what they want; and what is due or how it ended. */
export const LeadCard = memo(function LeadCard({ lead, carried, reachable, onMenu }: LeadCardProps) {
  const say = useSay()
  const { id, name, companyName, owner, team, need, score, source, email, phone } = lead
  return (
    <article className={styles.card} data-card={id} data-carried={carried || undefined}>
      <div className={styles.line}>
        <Link
          id={cardElementId(id)}
          to={paths.lead(id)}
          className={styles.title}
          draggable={false}
          tabIndex={reachable ? 0 : -1}
          aria-keyshortcuts="m ."
          title={name}
          dir="auto"
        >
          {name}
        </Link>
        {score !== null && (
          <span className={styles.lock} title={say('leads.field.score')}>
            <span className="only-heard">{say('leads.field.score')} </span>
            <NumberText value={score} />
          </span>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.company} dir="auto">
          {companyName && companyName !== name ? companyName : (email ?? phone ?? say('leads.no_company'))}
        </span>
        {owner ? (
          <PersonAvatar name={owner.name} size={18} named />
        ) : (
          <span className={styles.close}>{team?.name ?? say('leads.no_owner')}</span>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.next} dir="auto">
          {need ?? ''}
        </span>
        {source && <span className={styles.close}>{say(`deals.source.${source}`)}</span>}
      </div>
      <div className={styles.line}>
        <LeadStanding lead={lead} />
      </div>
      {onMenu && (
        <button
          type="button"
          className={styles.menu}
          tabIndex={reachable ? 0 : -1}
          aria-haspopup="dialog"
          aria-label={say('leads.actions_of', { name })}
          onClick={() => onMenu(id)}
        >
          <Icon name="menu" />
        </button>
      )}
    </article>
  )
})

/** What a lead of each status waits for, or how it ended. */
function LeadStanding({ lead }: { lead: LeadInList }) {
  const say = useSay()
  const { status, firstContact, lastContactAt, disqualifyReason, recycleOn, deal, statusAt } = lead
  if (status === 'new')
    return firstContact && !firstContact.at ? (
      <>
        <span className={styles.next}>{say('leads.first_contact')}</span>
        <DueMark due={firstContact.dueAt} />
      </>
    ) : (
      <DateText at={lead.createdAt} relative />
    )
  if (status === 'contacted')
    return (
      <>
        <span className={styles.next}>{say('leads.last_contact')}</span>
        <DateText at={lastContactAt ?? statusAt} relative />
      </>
    )
  if (status === 'qualified')
    return (
      <>
        <span className={styles.next} dir="auto">
          {deal?.name ?? ''}
        </span>
        <DateText at={statusAt} relative />
      </>
    )
  return (
    <>
      <span className={styles.next}>{disqualifyReason && say(`leads.reason.${disqualifyReason}`)}</span>
      {recycleOn && (
        <span className={styles.close}>
          {say('leads.back_on')} <DateText at={recycleOn} />
        </span>
      )}
    </>
  )
}
