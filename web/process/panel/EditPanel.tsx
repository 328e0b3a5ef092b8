import { ActionIcon } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { nameableFields } from '../../../contract/process/own-fields.ts'
import { type Language, languages } from '../../../contract/text.ts'
import { useAllOwnFields } from '../../fields/field-queries.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { Icon } from '../../ui/icons.tsx'
import styles from './EditPanel.module.css'
import { languageName } from './fields/language-name.ts'
import { PanelPart } from './PanelPart.tsx'
import { PlaceFaults } from './PlaceFaults.tsx'
import { PanelContext } from './panel.ts'
import type { EditorPlace, PanelProps } from './place.ts'
import { usePlaceWords } from './place-words.ts'

/** The side panel of the process editor: everything about the place that is open, each change kept as it is made. */
export function EditPanel({
  place,
  close,
  ...props
}: PanelProps & { place: EditorPlace; close: () => void }) {
  const say = useSay()
  const given = { ...props, document: useKnownFields(props.document) }
  const main = useSession().workspace.language
  const own = useReader().language
  // Whoever reads another language than the company writes first sees both.
  const [beside, setBeside] = useState<Language | null>(own === main ? null : own)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(openAtFirst)
  const { kind, name } = usePlaceWords()(given.document, place)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(heading, JSON.stringify(place))
  const fold = (group: string, open: boolean) =>
    setUnfolded((before) => new Set(open ? [...before, group] : [...before].filter((one) => one !== group)))
  return (
    <PanelContext value={{ ...given, main, beside, unfolded, fold }}>
      <section className={styles.panel} aria-label={[kind, name].filter(Boolean).join(': ')}>
        <header className={styles.head}>
          <div className={styles.words}>
            {kind && <p className={styles.kind}>{kind}</p>}
            <h2 ref={heading} tabIndex={-1} className={styles.name}>
              {name}
            </h2>
          </div>
          <ActionIcon aria-label={say('common.close')} onClick={close}>
            <Icon name="close" />
          </ActionIcon>
        </header>
        <div className={styles.languages} role="group" aria-label={say('panel.translate')}>
          <span aria-hidden="true">{say('panel.also_in')}</span>
          {languages
            .filter((language) => language !== main)
            .map((language) => (
              <button
                key={language}
                type="button"
                lang={language}
                className={styles.language}
                aria-pressed={beside === language}
                onClick={() => setBeside(beside === language ? null : language)}
              >
                {languageName(language)}
              </button>
            ))}
        </div>
        <PlaceFaults place={place} />
        <PanelPart place={place} />
      </section>
    </PanelContext>
  )
}

/** The document with every own field it may name, for what is chosen from and checked while it is written. */
function useKnownFields(document: PanelProps['document']): PanelProps['document'] {
  const fields = useAllOwnFields().data?.rows
  return useMemo(
    () => (fields ? { ...document, ownFields: nameableFields(fields) } : document),
    [document, fields],
  )
}

/** What was pressed to come to another place may be gone with the place before it; the focus goes to the new heading. */
function useKeptFocus(heading: React.RefObject<HTMLHeadingElement | null>, place: string): void {
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return undefined
    before.current = place
    // A menu gives the focus back to who opened it before that is gone.
    const later = setTimeout(() => {
      if (document.activeElement === document.body) heading.current?.focus()
    }, 50)
    return () => clearTimeout(later)
  }, [heading, place])
}

/** Groups that answer the first question one has about a thing. */
const openAtFirst: ReadonlySet<string> = new Set([
  'stage.what',
  'task.what',
  'process.what',
  'questionnaire.questions',
])
