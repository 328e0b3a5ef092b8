import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type Chat, editChat, publishChat } from '../../../contract/chat/chats.ts'
import type { ChatScene, ChatScript } from '../../../contract/chat/script.ts'
import { keyOfName } from '../../../contract/key-of-name.ts'
import { type Language, languages } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Unsaved } from '../../ui/dialogs/Unsaved.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { touchedByChat } from '../chat-queries.ts'
import styles from './Editor.module.css'
import { Placing } from './Placing.tsx'
import { Presentations } from './Presentations.tsx'
import { SceneCard } from './SceneCard.tsx'
import { isEmpty, tidied } from './script-edit.ts'
import { TryPanel } from './TryPanel.tsx'
import { WordsField } from './WordsField.tsx'

/** The script as one reads it: scene by scene, with the branches between them, and the conversation tried beside it. */
export function ScriptEditor({ chat, label }: { chat: Chat; label: string }) {
  const say = useSay()
  const reader = useReader()
  const [script, setScript] = useState(chat.script)
  const [language, setLanguage] = useState<Language>(reader.language)
  const [open, setOpen] = useState<{ scene: string; step: number } | null>(null)
  const save = useAct(editChat, { touches: touchedByChat })
  const publish = useAct(publishChat, { touches: touchedByChat })
  const unsaved = JSON.stringify(script) !== JSON.stringify(chat.script)
  const grave = chat.faults.some((fault) => fault.grave)
  const put = (edit: Partial<ChatScript>) => setScript({ ...script, ...edit })
  const { scenes } = script

  return (
    <Page
      title={chat.name}
      mark={<span className={styles.state}>{say(`chat.state.${stateOf(chat)}`)}</span>}
      sub={<Link to={paths.chats()}>{label}</Link>}
      actions={
        <>
          <NativeSelect
            aria-label={say('chat.language')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
            data={languages.map((one) => ({ value: one, label: nameOf[one] }))}
          />
          <Button variant="default" disabled={!unsaved} loading={save.isPending} onClick={() => void keep()}>
            {say('chat.save')}
          </Button>
          <Button
            loading={publish.isPending}
            disabled={unsaved || grave || !chat.changed}
            onClick={() => publish.mutate({ params: { id: chat.id } })}
          >
            {say('chat.publish')}
          </Button>
        </>
      }
      width="full"
    >
      <Unsaved when={unsaved} />
      <ActError error={save.error ?? publish.error} />
      <div className={styles.both}>
        <div className={styles.script}>
          <section className={styles.card} aria-label={say('chat.about')}>
            <WordsField
              label={say('chat.script.title')}
              text={script.title}
              language={language}
              onChange={(title) => put({ title })}
            />
            <WordsField
              label={say('chat.script.notice')}
              text={script.notice}
              language={language}
              onChange={(notice) => put({ notice })}
            />
            <WordsField
              label={say('consent.chat.script.consent')}
              why={say('chat.script.consent.why')}
              text={script.consent}
              language={language}
              onChange={(consent) => put({ consent: isEmpty(consent) ? undefined : consent })}
            />
          </section>
          {scenes.map((scene, at) => (
            <SceneCard
              key={scene.key}
              scene={scene}
              script={script}
              language={language}
              faults={unsaved ? [] : chat.faults.filter((fault) => fault.scene === scene.key)}
              open={open?.scene === scene.key ? open.step : null}
              onOpen={(step) => setOpen(step === null ? null : { scene: scene.key, step })}
              onChange={(next) => put({ scenes: scenes.with(at, next) })}
              onRemove={at === 0 ? undefined : () => put({ scenes: scenes.toSpliced(at, 1) })}
            />
          ))}
          <div>
            <Button variant="default" onClick={() => put({ scenes: [...scenes, newScene()] })}>
              {say('chat.scene.add')}
            </Button>
          </div>
          <Presentations
            script={script}
            language={language}
            onChange={(presentations) => put({ presentations })}
          />
          <Placing key={chat.version} chat={chat} />
        </div>
        <TryPanel script={tidied(script)} language={language} />
      </div>
    </Page>
  )

  async function keep(): Promise<void> {
    const kept = await save
      .mutateAsync({ params: { id: chat.id }, ifMatch: chat.version, body: { script: tidied(script) } })
      .catch(() => null)
    if (kept) setScript(kept.script)
  }

  function newScene(): ChatScene {
    const name = say('chat.scene.new', { number: scenes.length + 1 })
    const key = keyOfName(
      'scene',
      scenes.map((scene) => scene.key),
      'scene',
    )
    return { key, name, steps: [{ kind: 'end', text: '…' }] }
  }
}

const nameOf: Record<Language, string> = { en: 'English', pl: 'Polski', nb: 'Norsk bokmål', fa: 'فارسی' }

function stateOf({ pausedAt, published, changed }: Chat): string {
  if (pausedAt) return 'paused'
  if (!published) return 'draft'
  return changed ? 'changed' : 'live'
}
