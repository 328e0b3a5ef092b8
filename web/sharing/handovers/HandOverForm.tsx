import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MemberId } from '../../../contract/ids.ts'
import {
  type AskedHandover,
  type HandoverKind,
  handOver,
  handoverKinds,
  previewHandover,
  undoHandover,
} from '../../../contract/sharing/handovers.ts'
import type { CustomerId } from '../../../contract/sharing/shares.ts'
import { useAct } from '../../platform/act.ts'
import { call } from '../../platform/api.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useColleagues } from '../../team/team-queries.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import styles from './HandOver.module.css'
import { Moves } from './Moves.tsx'

const touches = [['companies'], ['people'], ['customers'], ['deals'], ['leads'], ['tasks'], ['queues']]

interface HandOverFormProps {
  of: { customer: { id: CustomerId; name: string } } | { member: { id: MemberId; name: string } }
  onDone: () => void
}

/** To whom, what of it, and why; what it would move is shown before it is done. */
export function HandOverForm({ of, onDone }: HandOverFormProps) {
  const say = useSay()
  const [to, setTo] = useState<string[]>([])
  const [kinds, setKinds] = useState<HandoverKind[]>([...handoverKinds])
  const [reason, setReason] = useState('')
  const whole = 'member' in of
  const colleagues = useColleagues().filter(
    ({ id, deactivatedAt }) => deactivatedAt === null && !(whole && id === of.member.id),
  )
  const asked: AskedHandover = {
    of: whole ? { fromId: of.member.id, kinds } : { customerId: of.customer.id },
    to: to as MemberId[],
  }
  const preview = useHandoverPreview(asked)
  const undo = useAct(undoHandover, { touches })
  const act = useAct(handOver, {
    touches,
    onDone: ({ id }) => {
      notify({
        text: say('handovers.done', { count: to.length, name: nameOf(to[0]) }),
        undo: () => undo.mutate({ params: { id } }),
      })
      onDone()
    },
  })
  const moves = preview.data
  const nothing =
    moves !== undefined && moves.companies + moves.people + moves.deals + moves.leads + moves.tasks === 0

  return (
    <div className={styles.form}>
      <MultiSelect
        label={say('handovers.to')}
        description={say('handovers.to.why')}
        data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setTo}
        maxValues={20}
        searchable
        data-autofocus
      />
      {whole && (
        <Checkbox.Group
          label={say('handovers.what')}
          value={kinds}
          onChange={(chosen) => setKinds(handoverKinds.filter((kind) => chosen.includes(kind)))}
        >
          <div className={styles.kinds}>
            {handoverKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={say(`handovers.kind.${kind}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <TextInput
        label={say('handovers.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {moves && to.length > 0 && <Moves moves={moves} />}
      <ActError error={preview.error ?? act.error} />
      <div className={styles.acts}>
        <Button variant="subtle" onClick={onDone}>
          {say('common.cancel')}
        </Button>
        <Button
          disabled={to.length === 0 || reason.trim() === '' || nothing || !moves}
          loading={act.isPending}
          onClick={() => act.mutate({ body: { ...asked, reason: reason.trim() } })}
        >
          {say('handovers.act')}
        </Button>
      </div>
      <p className="quiet">{say('handovers.undo_for')}</p>
    </div>
  )

  function nameOf(id: string | undefined): string {
    return colleagues.find((one) => one.id === id)?.name ?? ''
  }
}

/** Asked anew with each choice; nothing is asked while nobody is chosen. */
const useHandoverPreview = (asked: AskedHandover) =>
  useQuery({
    queryKey: ['handovers', previewHandover.path, asked],
    queryFn: ({ signal }) => call(previewHandover, { body: asked, signal }),
    enabled: asked.to.length > 0,
    placeholderData: (before) => before,
    staleTime: 5_000,
  })
