import { Button, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import type { MemberId, TeamId } from '../../contract/ids.ts'
import { type CustomerAccess, type CustomerId, shareCustomer } from '../../contract/sharing/shares.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useColleagues, useTeams } from '../team/team-queries.ts'
import { notify } from '../ui/feedback/notices.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import styles from './SharedWith.module.css'
import { touchedBySharing } from './sharing-queries.ts'

interface ShareWithProps {
  id: CustomerId
  access: CustomerAccess
  onClose: () => void
}

/** With whom, and whether they may work it. */
export function ShareWith({ id, access, onClose }: ShareWithProps) {
  const say = useSay()
  const [whom, setWhom] = useState<string | null>(null)
  const [works, setWorks] = useState(true)
  const choices = useChoices(access)
  const act = useAct(shareCustomer, {
    touches: touchedBySharing,
    onDone: () => {
      notify({ text: say('sharing.done', { name: choices.nameOf(whom) }) })
      onClose()
    },
  })
  return (
    <div className={styles.form}>
      <Select
        label={say('sharing.with')}
        data={choices.data}
        value={whom}
        onChange={setWhom}
        searchable
        openOnFocus={false}
        ref={takeFocus}
      />
      <SegmentedControl
        aria-label={say('sharing.what')}
        value={works ? 'work' : 'view'}
        onChange={(to) => setWorks(to === 'work')}
        data={[
          { value: 'view', label: say('sharing.view') },
          { value: 'work', label: say('sharing.work') },
        ]}
      />
      <p className="quiet">{say(works ? 'sharing.work.why' : 'sharing.view.why')}</p>
      <ActError error={act.error} />
      <div className={styles.acts}>
        <Button disabled={whom === null} loading={act.isPending} onClick={share}>
          {say('sharing.share')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {say('common.cancel')}
        </Button>
      </div>
    </div>
  )

  function share(): void {
    if (whom === null) return
    const [kind, of] = whom.split(':')
    act.mutate({
      params: { id },
      body: { with: kind === 'team' ? { teamId: of as TeamId } : { memberId: of as MemberId }, works },
    })
  }
}

/** Colleagues and teams that it could be shared with: not those who work it already. */
function useChoices({ seers, shares }: CustomerAccess) {
  const say = useSay()
  const colleagues = useColleagues()
  const teams = useTeams().data?.rows ?? []
  const works = new Set<string>(seers.filter((seer) => seer.works).map(({ member }) => member.id))
  for (const { works: full, with: whom, through } of shares)
    if (full && !through) works.add(whom.member?.id ?? whom.team?.id ?? '')
  const people = colleagues
    .filter(({ id, deactivatedAt }) => !works.has(id) && deactivatedAt === null)
    .map(({ id, name }) => ({ value: `member:${id}`, label: name }))
  const groups = teams
    .filter(({ id }) => !works.has(id))
    .map(({ id, name }) => ({ value: `team:${id}`, label: name }))
  return {
    data: [
      ...(people.length > 0 ? [{ group: say('sharing.colleagues'), items: people }] : []),
      ...(groups.length > 0 ? [{ group: say('sharing.teams'), items: groups }] : []),
    ],
    nameOf: (value: string | null) =>
      [...people, ...groups].find((choice) => choice.value === value)?.label ?? '',
  }
}
