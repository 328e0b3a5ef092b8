import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { closeForm, editForm, type FormShown, openForm, removeForm } from '../../contract/forms.ts'
import { paths } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { ConfirmDialog } from '../ui/dialogs/ConfirmDialog.tsx'
import { Unsaved } from '../ui/dialogs/Unsaved.tsx'
import { notify } from '../ui/feedback/notices.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { Link, useGo } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { EmbedLines } from './EmbedLines.tsx'
import { FormAfter } from './FormAfter.tsx'
import { FormFields } from './FormFields.tsx'
import styles from './FormPage.module.css'
import { FormPreview } from './FormPreview.tsx'
import { FormWords } from './FormWords.tsx'
import { draftOf, partsOf } from './form-draft.ts'
import { touchedByForm, useForm } from './form-queries.ts'
import { OpenMark } from './OpenMark.tsx'

/** One form: what it asks on the one side, how visitors see it on the other. */
export function FormPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <Answer of={useForm(id)}>{(form) => <Builder key={form.id} form={form} />}</Answer>
}

function Builder({ form }: { form: FormShown }) {
  const say = useSay()
  const go = useGo()
  const main = useSession().workspace.language
  const [draft, setDraft] = useState(() => draftOf(form, main))
  const [removing, setRemoving] = useState(false)
  const save = useAct(editForm, {
    touches: touchedByForm,
    onDone: (saved) => {
      setDraft(draftOf(saved, main))
      notify({ text: say('forms.saved') })
    },
  })
  const open = useAct(openForm, { touches: touchedByForm })
  const close = useAct(closeForm, { touches: touchedByForm })
  const remove = useAct(removeForm, { touches: touchedByForm, onDone: () => go(paths.forms()) })
  const params = { id: form.id }
  const changed = JSON.stringify(partsOf(draft, main)) !== JSON.stringify(partsOf(draftOf(form, main), main))
  const isOpen = form.openedAt !== null
  const kept = { params, ifMatch: form.version, body: partsOf(draft, main) }

  /** Visitors are to see what stands here, not what was saved before it. */
  const openIt = async () => {
    if (changed && !(await save.mutateAsync(kept).catch(() => null))) return
    open.mutate({ params })
  }
  return (
    <Page
      title={form.name}
      mark={<OpenMark form={form} />}
      sub={<Link to={paths.forms()}>{say('forms.title')}</Link>}
      actions={
        <>
          {!isOpen && (
            <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
              {say('forms.remove')}
            </Button>
          )}
          <Button
            variant="default"
            loading={open.isPending || close.isPending}
            disabled={save.isPending}
            onClick={() => (isOpen ? close.mutate({ params }) : void openIt())}
          >
            {say(isOpen ? 'forms.close' : 'forms.open_it')}
          </Button>
          <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate(kept)}>
            {say('common.save')}
          </Button>
        </>
      }
    >
      <Unsaved when={changed && !remove.isPending && !remove.isSuccess} />
      <ActError error={save.error ?? open.error ?? close.error} />
      <div className={styles.sides}>
        <div className={styles.builder}>
          <FormFields draft={draft} onChange={setDraft} error={save.error} />
          <FormWords draft={draft} onChange={setDraft} version={form.consentVersion} />
          <FormAfter draft={draft} onChange={setDraft} error={save.error} />
          <EmbedLines form={form} draft={draft} onChange={setDraft} error={save.error} />
        </div>
        <FormPreview form={form} changed={changed} />
      </div>
      <ConfirmDialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={say('forms.remove.ask', { name: form.name })}
        act={say('forms.remove')}
        onAct={() => remove.mutate({ params })}
        acting={remove.isPending}
        error={remove.error}
        grave
      >
        {say('forms.remove.why')}
      </ConfirmDialog>
    </Page>
  )
}
