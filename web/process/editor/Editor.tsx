import { lazy, Suspense, useRef, useState } from 'react'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSearchParams } from '../../platform/search-params.ts'
import { useSession } from '../../platform/session.ts'
import { onEscape } from '../../ui/dialogs/on-escape.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { Page } from '../../ui/Page.tsx'
import { EditPanel } from '../panel/EditPanel.tsx'
import type { EditorPlace } from '../panel/place.ts'
import { EditMap, type MapHandle } from './canvas/EditMap.tsx'
import type { NamedClash } from './draft/editing.ts'
import { forgetEdits } from './draft/kept-edits.ts'
import { useEditing } from './draft/use-editing.ts'
import styles from './Editor.module.css'
import { EditorActs } from './EditorActs.tsx'
import { EmptyEditor } from './EmptyEditor.tsx'
import { placeIn, placeText, readEditorSearch } from './editor-search.ts'
import { FaultStrip } from './faults/FaultStrip.tsx'
import { refusedFaults } from './faults/refused-faults.ts'
import { mergeDocuments } from './merge/merge.ts'
import { takeTheirs } from './merge/take-theirs.ts'
import { Notes } from './Notes.tsx'
import { Places } from './Places.tsx'
import { SaveState } from './SaveState.tsx'

const PublishDraftDialog = lazy(async () => ({
  default: (await import('./publish/PublishDraftDialog.tsx')).PublishDraftDialog,
}))

/** The map, what is open beside it, what is wrong with it, and how it stands with the server. */
export function Editor({ draft: first }: { draft: ProcessDraft }) {
  const say = useSay()
  const { language } = useReader()
  const me = useSession().member
  const [search, setSearch] = useSearchParams(readEditorSearch)
  const [publishing, setPublishing] = useState(false)
  const map = useRef<MapHandle>(null)
  const { store, editing, saving, draft, kept, settleKept } = useEditing(first)
  const { document } = editing
  const { processId } = draft
  const place = placeIn(search.open)
  const faults = [...refusedFaults(saving), ...draft.faults]

  useKeys({
    'mod+z': ({ shiftKey }) => !isWriting() && (shiftKey ? store.redo() : store.undo()),
    'mod+y': () => !isWriting() && store.redo(),
  })

  const open = (next: EditorPlace) => setSearch({ open: placeText(next) })
  const close = () => {
    setSearch({ open: undefined })
    map.current?.focus()
  }
  const take = (clash: NamedClash) => {
    store.edit((before) => takeTheirs(before, clash), say('editor.step.take'), clash.path.join('.'))
    store.settle(clash)
  }

  return (
    <Page
      title={textIn(document.name, language)}
      mark={
        draft.basedOn === null ? say('editor.mark.new') : say('editor.mark.draft', { number: draft.basedOn })
      }
      sub={<SaveState saving={saving} draft={draft} />}
      actions={
        <EditorActs
          processId={processId}
          store={store}
          editing={editing}
          faults={faults.length}
          onPublish={() => setPublishing(true)}
        />
      }
      tools={<Places open={place} onOpen={open} />}
      width="full"
    >
      <div className={styles.editor} data-open={place !== undefined || undefined}>
        <div className={styles.work}>
          <Notes
            document={document}
            clashes={editing.clashes}
            others={otherAtWork(draft, me.id)}
            kept={kept}
            onTake={take}
            onSettle={store.settle}
            onBringBack={bringBack}
            onForget={() => {
              forgetEdits(me.id, processId)
              settleKept()
            }}
          />
          {document.stages.length === 0 && <EmptyEditor />}
          <EditMap
            ref={map}
            document={document}
            faults={faults}
            hints={draft.hints}
            opened={place}
            edit={(change, words) => store.edit(change, words, 'map')}
            onOpen={open}
            onRemoved={(words) => notify({ text: words, undo: store.undo })}
          />
          <FaultStrip document={document} faults={faults} hints={draft.hints} onOpen={open} />
        </div>
        {place && (
          <div className={styles.panel} role="presentation" onKeyDown={(event) => onEscape(close)(event)}>
            <EditPanel
              place={place}
              close={close}
              document={document}
              edit={(change, words) => store.edit(change, words, placeText(place))}
              faults={faults}
              holders={draft.holders}
              open={open}
            />
          </div>
        )}
      </div>
      <Suspense>
        {publishing && (
          <PublishDraftDialog
            draft={draft}
            flush={store.flush}
            waiting={saving.is !== 'saved'}
            onClose={() => setPublishing(false)}
          />
        )}
      </Suspense>
    </Page>
  )

  function bringBack(): void {
    if (!kept) return
    const bring = (now: typeof document) => mergeDocuments(kept.base, kept.document, now).document
    store.edit(bring, say('editor.kept.bring_back'), 'kept')
    settleKept()
  }
}

/** A field has its own way back, letter by letter. */
function isWriting(): boolean {
  const { activeElement } = window.document
  return (
    activeElement instanceof HTMLElement &&
    activeElement.closest('input, textarea, [contenteditable]') !== null
  )
}

const stillHereMs = 120_000

/** Somebody else saved just now. */
function otherAtWork({ savedBy, savedAt }: ProcessDraft, me: string): string | null {
  if (!savedBy || savedBy.id === me || Date.now() - Date.parse(savedAt) > stillHereMs) return null
  return savedBy.name
}
