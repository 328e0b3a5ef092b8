import { Select } from '@mantine/core'
import { useState } from 'react'
import { mergeTags, type TagInList } from '../../../contract/customers/tags.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { touchedByProfile, useTags } from '../profile/profile-queries.ts'

/** Two tags that mean the same become one. */
export function JoinTagDialog({ tag: { id, name }, onClose }: { tag: TagInList; onClose: () => void }) {
  const say = useSay()
  const [into, setInto] = useState<string | null>(null)
  const others = (useTags().data?.rows ?? []).filter((one) => one.id !== id)
  const act = useAct(mergeTags, {
    touches: [...touchedByProfile, ['segments'], ['views']],
    onDone: (kept) => {
      notify({ text: say('tags.joined', { name, into: kept.name }) })
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={say('tags.join.title', { name })}>
      <Form
        act={act}
        submit={say('tags.join.act')}
        onSubmit={() => into && act.mutate({ params: { id }, body: { into: into as TagInList['id'] } })}
      >
        <p className="quiet">{say('tags.join.why', { name })}</p>
        <Select
          data-autofocus
          label={say('tags.join.into')}
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          value={into}
          onChange={setInto}
          searchable
          required
        />
      </Form>
    </Dialog>
  )
}
