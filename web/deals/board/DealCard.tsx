import { type CSSProperties, memo } from 'react'
import type { DealCard as Card } from '../../../contract/deals/deal.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import {
  BoardCard,
  CardAside,
  CardLine,
  CardMark,
  type CardProps,
  CardText,
} from '../../ui/board/BoardCard.tsx'
import { Icon } from '../../ui/icons.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { GivenMoney } from '../../ui/values/GivenMoney.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { BuyerMark } from '../buying/BuyerMark.tsx'
import styles from './DealCard.module.css'

/** Four lines: what; for whom, by whom; how much, until when; what comes next. Beneath, how long it has stood here. */
export const DealCard = memo(function DealCard({ card, ...held }: CardProps<Card>) {
  const say = useSay()
  const { id, title, company, person, owner, unmet } = card
  return (
    <BoardCard
      id={id}
      to={paths.deal(id)}
      title={title}
      mark={unmet.length > 0 && <Lock missing={unmet.length} />}
      menuLabel={say('deals.actions_of', { title })}
      carried={held.carried}
      reachable={held.reachable}
      onMenu={held.onMenu}
    >
      <CardLine>
        <CardText>{company?.name ?? person?.name ?? say('deals.no_company')}</CardText>
        {owner && <PersonAvatar name={owner.name} size={18} named />}
      </CardLine>
      <CardLine>
        <GivenMoney amount={card.amount} currency={card.currency} none={null} />
        <BuyerMark gap={card.buyerGap} />
        {card.expectedCloseOn && (
          <CardAside>
            <span className="only-heard">{say('deals.field.expected_close')} </span>
            <DateText at={card.expectedCloseOn} />
          </CardAside>
        )}
      </CardLine>
      <CardLine>
        <NextStep task={card.nextTask} />
      </CardLine>
      <Dwell card={card} />
    </BoardCard>
  )
})

function Lock({ missing: count }: { missing: number }) {
  const say = useSay()
  return (
    <CardMark title={say('deals.missing.some', { count })}>
      <Icon name="lock" size={12} />
      <span aria-hidden="true">{say('deals.number', { count })}</span>
      <span className="only-heard">{say('deals.missing.some', { count })}</span>
    </CardMark>
  )
}

function NextStep({ task }: { task: Card['nextTask'] }) {
  const say = useSay()
  const { language } = useReader()
  if (task)
    return (
      <>
        <CardText>{textIn(task.name, language)}</CardText>
        <DueMark due={task.dueAt} />
      </>
    )
  return (
    <span className={styles.nothing}>
      <Icon name="today" size={12} />
      {say('deals.no_next_step')}
    </span>
  )
}

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
