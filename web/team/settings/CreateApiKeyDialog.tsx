import { Button, TextInput } from '@mantine/core'
import { createApiKey } from '../../../contract/team/api-keys.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { Form } from '../../ui/inputs/Form.tsx'
import { ShownOnce } from './ShownOnce.tsx'

/** Names a key, makes it and shows it the only time. */
export function CreateApiKeyDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const act = useAct(createApiKey, { touches: [['api-keys']] })
  const fault = useFieldFaults(act.error)
  if (act.data) {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={say('team.keys.made', { name: act.data.name })}
        footer={<Button onClick={onClose}>{say('team.done')}</Button>}
      >
        <ShownOnce secret={act.data.key} why={say('team.keys.once')} />
      </Dialog>
    )
  }
  return (
    <Dialog opened onClose={onClose} title={say('team.keys.create')}>
      <Form
        act={act}
        submit={say('team.keys.create')}
        onSubmit={(given) => act.mutate({ body: { name: given('name') } })}
      >
        <TextInput
          name="name"
          label={say('team.keys.name')}
          description={say('team.keys.name.why')}
          error={fault('name')}
          required
          withAsterisk={false}
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
