import { type CSSProperties, memo } from 'react'
import type { DealCard as Card } from '../../../contract/deals/deals.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { Link } from '../../ui/Link.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { DateText, MoneyText } from '../../ui/values/values.tsx'
import { BuyerMark } from '../buying/BuyerMark.tsx'
import styles from './DealCard.module.css'

interface DealCardProps {
  card: Card
  /** It lies in somebody's hand: its place stays, pale. */
  carried?: boolean
  /** The one card that Tab reaches. */
  reachable?: boolean
  onMenu?: (id: Card['id']) => void
}

export const cardElementId = (id: string) => `card-${id}`

/** Four lines: what; for whom, by whom; how much, until when; what comes next. Beneath, how long it has stood here. */
export const DealCard = memo(function DealCard({ card, carried, reachable, onMenu }: DealCardProps) {
  const say = useSay()
  const { language } = useReader()
  const { id, title, company, owner, unmet, nextTask } = card
  return (
    <article className={styles.card} data-card={id} data-carried={carried || undefined}>
      <div className={styles.line}>
        <Link
          id={cardElementId(id)}
          to={paths.deal(id)}
          className={styles.title}
          draggable={false}
          tabIndex={reachable ? 0 : -1}
          aria-keyshortcuts="m ."
          title={title}
          dir="auto"
        >
          {title}
        </Link>
        {unmet.length > 0 && (
          <span className={styles.lock} title={say('deals.missing.some', { count: unmet.length })}>
            <Icon name="lock" size={12} />
            <span aria-hidden="true">{say('deals.number', { count: unmet.length })}</span>
            <span className="only-heard">{say('deals.missing.some', { count: unmet.length })}</span>
          </span>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.company} dir="auto">
          {company?.name ?? say('deals.no_company')}
        </span>
        {owner && <PersonAvatar name={owner.name} size={18} named />}
      </div>
      <div className={styles.line}>
        <MoneyText amount={card.amount} currency={card.currency} />
        <BuyerMark gap={card.buyerGap} />
        {card.expectedCloseOn && (
          <span className={styles.close}>
            <span className="only-heard">{say('deals.field.expected_close')} </span>
            <DateText at={card.expectedCloseOn} />
          </span>
        )}
      </div>
      <div className={styles.line}>
        {nextTask ? (
          <>
            <span className={styles.next} dir="auto">
              {textIn(nextTask.name, language)}
            </span>
            <DueMark due={nextTask.dueAt} />
          </>
        ) : (
          <span className={styles.nothing}>
            <Icon name="today" size={12} />
            {say('deals.no_next_step')}
          </span>
        )}
      </div>
      <Dwell card={card} />
      {onMenu && (
        <button
          type="button"
          className={styles.menu}
          tabIndex={reachable ? 0 : -1}
          aria-haspopup="dialog"
          aria-label={say('deals.actions_of', { title })}
          onClick={() => onMenu(id)}
        >
          <Icon name="menu" />
        </button>
      )}
    </article>
  )
})

/** A thin line that fills towards the stage's deadline. */
function Dwell({ card: { enteredAt, warnAt, deadlineAt } }: { card: Card }) {
  const say = useSay()
  if (deadlineAt === null) return null
  const [from, until, now] = [Date.parse(enteredAt), Date.parse(deadlineAt), Date.now()]
  const share = until <= from ? 1 : Math.min(1, Math.max(0.02, (now - from) / (until - from)))
  const is = now >= until ? 'late' : warnAt !== null && now >= Date.parse(warnAt) ? 'soon' : 'well'
  return (
    <div className={styles.dwell} data-is={is} style={{ '--share': share } as CSSProperties}>
      <span className="only-heard">{say(`deals.dwell.${is}`)}</span>
    </div>
  )
}

/** 84 px; Persian letters stand a step larger. A finger needs more than a pointer. */
export function useCardHeight(): number {
  const persian = useReader().language === 'fa'
  const touched = window.matchMedia('(hover: none)').matches
  return (persian ? 94 : 84) + (touched ? 8 : 0)
}
