import { Button, Menu } from '@mantine/core'
import { Suspense } from 'react'
import type { Lead } from '../../../contract/leads/lead.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { usePageActs } from '../../platform/keyboard/page-acts.ts'
import { Icon } from '../../ui/icons.tsx'
import { useGo } from '../../ui/Link.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { type LeadAct, useLeadActs } from '../acts/use-lead-acts.tsx'
import styles from '../LeadPage.module.css'

const keyOf = { contact: 'l', convert: 'q', disqualify: 'd', assign: 'a' } as const

/** What can be done with the lead: the next step as a button, the others in a menu, each by one key. */
export function LeadActs({ lead }: { lead: Lead }) {
  const say = useSay()
  const go = useGo()
  const { begin, undo, dialog } = useLeadActs(({ deal }) => deal && go(paths.deal(deal.id)))
  const { can, status } = lead
  const when = (act: LeadAct) => (can[act] === true ? begin(act, lead) : false)
  useKeys({
    [keyOf.contact]: () => when('contact'),
    [keyOf.convert]: () => when('convert'),
    [keyOf.disqualify]: () => when('disqualify'),
    [keyOf.assign]: () => when('assign'),
  })
  usePageActs(
    (['contact', 'convert', 'disqualify', 'assign', 'reopen'] as const)
      .filter((act) => can[act] === true)
      .map((act) => ({
        key: act,
        title: say(`leads.${act}`),
        ...(act !== 'reopen' && { keys: keyOf[act] }),
        run: () => begin(act, lead),
      })),
  )
  const others = (['contact', 'disqualify', 'assign', 'reopen'] as const).filter((act) => can[act] === true)
  return (
    <div className={styles.acts}>
      {status === 'disqualified' && (
        <MayButton may={can.reopen} variant="default" onClick={() => begin('reopen', lead)}>
          {say('leads.reopen')}
        </MayButton>
      )}
      {status === 'qualified' && lead.undoUntil && can.convert === 'lead_qualified' && (
        <Button variant="default" onClick={() => undo(lead)}>
          {say('leads.convert.undo')}
        </Button>
      )}
      {status === 'new' && (
        <MayButton may={can.contact} variant="default" onClick={() => begin('contact', lead)}>
          {say('leads.contact')}
        </MayButton>
      )}
      {(status === 'new' || status === 'contacted') && (
        <MayButton may={can.convert} onClick={() => begin('convert', lead)}>
          {say('leads.convert')}
        </MayButton>
      )}
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button variant="default" aria-label={say('leads.acts')} className={styles.more}>
              <Icon name="menu" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((act) => (
              <Menu.Item key={act} onClick={() => begin(act, lead)}>
                {say(`leads.${act}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense>{dialog}</Suspense>
    </div>
  )
}
