import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import {
  type CustomerAccess,
  type CustomerId,
  type Share,
  seesBecause,
  shareCustomer,
  stopSharing,
} from '../../contract/sharing/shares.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { notify } from '../ui/feedback/notices.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { Icon } from '../ui/icons.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { PersonAvatar } from '../ui/values/PersonAvatar.tsx'
import { DateText } from '../ui/values/values.tsx'
import styles from './SharedWith.module.css'
import { ShareWith } from './ShareWith.tsx'
import { touchedBySharing, useCustomerAccess } from './sharing-queries.ts'

const HandOverDialog = lazy(async () => ({
  default: (await import('./handovers/HandOverDialog.tsx')).HandOverDialog,
}))

/** Who sees a customer and why, whom it is shared with, and how to share it or hand it over. */
export function SharedWith({ id, name }: { id: CustomerId; name: string }) {
  return (
    <Answer of={useCustomerAccess(id)}>{(access) => <Access id={id} name={name} access={access} />}</Answer>
  )
}

function Access({ id, name, access }: { id: CustomerId; name: string; access: CustomerAccess }) {
  const say = useSay()
  const [open, setOpen] = useState<'share' | 'hand_over' | null>(null)
  return (
    <>
      <ul className={styles.list}>
        {access.shares.map((share) => (
          <SharedRow key={share.id} id={id} share={share} mayStop={access.can.share === true} />
        ))}
        {seesBecause.map((why) => (
          <Seers key={why} why={why} access={access} />
        ))}
      </ul>
      {open === 'share' ? (
        <ShareWith id={id} access={access} onClose={() => setOpen(null)} />
      ) : (
        access.can.share === true && (
          <div className={styles.acts}>
            <Button variant="default" size="compact-sm" onClick={() => setOpen('share')}>
              {say('sharing.share')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => setOpen('hand_over')}>
              {say('handovers.hand_over')}
            </Button>
          </div>
        )
      )}
      <Suspense>
        {open === 'hand_over' && (
          <HandOverDialog of={{ customer: { id, name } }} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  )
}

function SharedRow({ id, share, mayStop }: { id: CustomerId; share: Share; mayStop: boolean }) {
  const say = useSay()
  const again = useAct(shareCustomer, { touches: touchedBySharing })
  const { member, team } = share.with
  const name = member?.name ?? team?.name ?? ''
  const whom = member ? { memberId: member.id } : { teamId: (team as NonNullable<typeof team>).id }
  const stop = useAct(stopSharing, {
    touches: touchedBySharing,
    onDone: () =>
      notify({
        text: say('sharing.stopped', { name }),
        undo: () => again.mutate({ params: { id }, body: { works: share.works, with: whom } }),
      }),
  })
  return (
    <li className={styles.row}>
      {member ? (
        <PersonAvatar name={name} size={28} />
      ) : (
        <span className={styles.team}>
          <Icon name="team" />
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.who}>
          <bdi>{name}</bdi>
        </span>
        <span className="quiet">
          {say(share.works ? 'sharing.works' : 'sharing.views')}
          {' · '}
          {share.by ? say('sharing.by', { name: share.by.name }) : say('sharing.shared')}{' '}
          <DateText at={share.at.slice(0, 10)} />
          {share.through && <> · {say('sharing.through', { name: share.through.name })}</>}
        </span>
      </span>
      {mayStop && !share.through && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={stop.isPending}
          aria-label={say('sharing.stop.of', { name })}
          onClick={() => stop.mutate({ params: { id, shareId: share.id } })}
        >
          {say('sharing.stop')}
        </Button>
      )}
      <ActError error={stop.error} />
    </li>
  )
}

const mostNamed = 3

/** Those who see it for one reason, the first by name: more names say less. */
function Seers({ why, access }: { why: (typeof seesBecause)[number]; access: CustomerAccess }) {
  const say = useSay()
  const { member: me } = useSession()
  const [all, setAll] = useState(false)
  const members = access.seers.filter((seer) => seer.why === why).map(({ member }) => member)
  if (members.length === 0) return null
  const named = all ? members : members.slice(0, mostNamed)
  return (
    <li className={styles.row}>
      <span className={styles.faces}>
        <PersonAvatar name={members[0]?.name ?? ''} size={28} />
      </span>
      <span className={styles.words}>
        <span className={styles.who}>
          {named.map((member, place) => (
            <span key={member.id}>
              {place > 0 && say('sharing.comma')}
              <bdi>{member.id === me.id ? say('sharing.you', { name: member.name }) : member.name}</bdi>
            </span>
          ))}
          {named.length < members.length && (
            <>
              {' '}
              <button type="button" className={styles.more} onClick={() => setAll(true)}>
                {say('sharing.more', { count: members.length - named.length })}
              </button>
            </>
          )}
        </span>
        <span className="quiet">{say(`sharing.why.${why}`)}</span>
      </span>
    </li>
  )
}
