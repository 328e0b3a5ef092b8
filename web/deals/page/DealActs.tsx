import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type Deal } from '../../../contract/deals/deal.ts'
import { wakeDeal } from '../../../contract/deals/moves.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { usePageActs } from '../../platform/keyboard/page-acts.ts'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { touchedByDeal } from '../deal-queries.ts'
import styles from './DealActs.module.css'
import { useKeepDeal } from './page-queries.ts'
import { useMoves } from './path/use-moves.ts'

const MoveDealDialog = lazy(async () => ({
  default: (await import('../acts/MoveDealDialog.tsx')).MoveDealDialog,
}))
const WinDealDialog = lazy(async () => ({
  default: (await import('../acts/WinDealDialog.tsx')).WinDealDialog,
}))
const LoseDealDialog = lazy(async () => ({
  default: (await import('../acts/LoseDealDialog.tsx')).LoseDealDialog,
}))
const RestDealDialog = lazy(async () => ({ default: (await import('./RestDealDialog.tsx')).RestDealDialog }))
const ReopenDealDialog = lazy(async () => ({
  default: (await import('./ReopenDealDialog.tsx')).ReopenDealDialog,
}))

type Asked = { move: string } | 'win' | 'lose' | 'rest' | 'reopen'

/** What can be done with the deal: the one next step as a button, the others in a menu, each with why not. */
export function DealActs({ deal, stageName }: { deal: Deal; stageName: (key: string) => string }) {
  const say = useSay()
  const keep = useKeepDeal()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [menu, { toggle, close }] = useDisclosure()
  const moves = useMoves(deal, stageName)
  const wake = useAct(wakeDeal, { touches: touchedByDeal, onDone: keep })
  const { can } = deal
  const forward = deal.moves.find(({ way }) => way === 'forward')
  const missing = can.move === 'criteria_unmet' || can.win === 'criteria_unmet'
  const mayWinHere = can.win !== 'move_not_allowed'

  const askable = [
    ['win', can.win, 'deals.win'],
    ['lose', can.lose, 'deals.lose'],
    ['rest', deal.status === 'open' && can.rest, 'deals.page.rest'],
    ['reopen', can.reopen, 'deals.page.reopen'],
  ] as const

  useKeys({
    m: () => {
      if (!forward)
        return mayWinHere && can.win !== 'deal_closed' && can.win !== 'not_allowed' ? setAsked('win') : false
      if (can.move === true) moves.move(forward.to)
      else if (can.move === 'criteria_unmet') setAsked({ move: forward.to })
    },
    '.': toggle,
  })
  usePageActs([
    ...(forward && can.move === true
      ? [
          {
            key: 'move',
            title: say('deals.move_to', { stage: stageName(forward.to) }),
            keys: 'm',
            run: () => moves.move(forward.to),
          },
        ]
      : []),
    ...askable
      .filter(([, may]) => may === true)
      .map(([act, , words]) => ({ key: act, title: say(words), run: () => setAsked(act) })),
  ])

  return (
    <div className={styles.acts}>
      <div className={styles.buttons}>
        {mainAct()}
        <Menu opened={menu} onChange={(opened) => (opened ? toggle() : close())}>
          <Menu.Target>
            <Button variant="default" aria-label={say('deals.page.acts')} className={styles.more}>
              <Icon name="menu" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>{others()}</Menu.Dropdown>
        </Menu>
      </div>
      {missing && (
        <a href="#to-leave" className={styles.why}>
          <Icon name="lock" size={12} />
          {say('deals.page.missing', { count: deal.unmet.length })}
        </a>
      )}
      <ActError error={moves.error ?? wake.error} />
      <Suspense>{dialog()}</Suspense>
    </div>
  )

  function mainAct(): ReactNode {
    if (can.reopen === true)
      return (
        <Button variant="default" onClick={() => setAsked('reopen')}>
          {say('deals.page.reopen')}
        </Button>
      )
    if (deal.status === 'resting')
      return (
        <MayButton
          may={can.edit}
          loading={wake.isPending}
          onClick={() => wake.mutate({ params: { id: deal.id } })}
        >
          {say('deals.page.wake')}
        </MayButton>
      )
    if (deal.status !== 'open') return null
    const win = (
      <MayButton may={can.win} variant={forward ? 'default' : 'filled'} onClick={() => setAsked('win')}>
        {say('deals.win')}
      </MayButton>
    )
    if (!forward) return win
    return (
      <>
        {mayWinHere && win}
        <MayButton may={can.move} loading={moves.isPending} onClick={() => moves.move(forward.to)}>
          {say('deals.move_to', { stage: stageName(forward.to) })}
        </MayButton>
      </>
    )
  }

  function others(): ReactNode {
    const closed = deal.status === 'won' || deal.status === 'lost'
    if (closed) return item(say('deals.page.reopen'), can.reopen, 'reopen')
    const skips = deal.moves.filter(({ way }) => way === 'skip')
    const backs = deal.moves.filter(({ way }) => way === 'back')
    const mayBack = can.move === 'criteria_unmet' ? true : can.move
    return (
      <>
        {missing && can.override === true && forward && (
          <Menu.Item onClick={() => setAsked({ move: forward.to })}>{say('deals.override')}</Menu.Item>
        )}
        {skips.map(({ to }) =>
          item(say('deals.page.skip_to', { stage: stageName(to) }), can.move, { move: to }),
        )}
        {backs.map(({ to }) =>
          item(say('deals.move_back_to', { stage: stageName(to) }), mayBack, { move: to }),
        )}
        {(skips.length > 0 || backs.length > 0) && <Menu.Divider />}
        {item(say('deals.win'), can.win, 'win')}
        {item(say('deals.lose'), can.lose, 'lose')}
        {deal.status === 'open' && item(say('deals.page.rest'), can.rest, 'rest')}
        {deal.status === 'resting' &&
          deal.rest?.mayReturnTo.map((to) => (
            <Menu.Item
              key={to}
              disabled={can.edit !== true}
              onClick={() => wake.mutate({ params: { id: deal.id }, query: { to } })}
            >
              {say('resting.wake_in', { stage: stageName(to) })}
            </Menu.Item>
          ))}
      </>
    )
  }

  function item(words: string, may: true | string, asks: Asked): ReactNode {
    return (
      <Menu.Item key={words} disabled={may !== true} onClick={() => setAsked(asks)}>
        {words}
        {may !== true && <span className={styles.reason}>{say(`refusal.${may}`)}</span>}
      </Menu.Item>
    )
  }

  function dialog(): ReactNode {
    const onClose = () => setAsked(null)
    if (asked === null) return null
    if (asked === 'win') return <WinDealDialog dealId={deal.id} onClose={onClose} onDone={keep} />
    if (asked === 'lose') return <LoseDealDialog deal={deal} onClose={onClose} onDone={keep} />
    if (asked === 'rest') return <RestDealDialog deal={deal} onClose={onClose} />
    if (asked === 'reopen') return <ReopenDealDialog deal={deal} onClose={onClose} />
    return <MoveDealDialog dealId={deal.id} to={asked.move} onClose={onClose} onDone={keep} />
  }
}
