import { Button, NativeSelect, Select, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import {
  type ActivityKind,
  activityKinds,
  type Direction,
  logActivity,
} from '../../contract/customers/activities.ts'
import type { LeadId, PersonId } from '../../contract/ids.ts'
import { contactLead } from '../../contract/leads/acts.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { usePageActs } from '../platform/keyboard/page-acts.ts'
import { oneOf, type RawSearch, useSearchParams } from '../platform/search-params.ts'
import { DateField } from '../ui/inputs/DateField.tsx'
import { ActError, useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import styles from './ActivityComposer.module.css'
import { type About, touchedByActivity } from './activity-queries.ts'
import { type Draft, useAskBeforeClosing, useDraft } from './drafts.ts'
import { HappenedAt } from './HappenedAt.tsx'
import { outcomesOf } from './outcomes.ts'

interface ActivityComposerProps {
  about: About | { lead: LeadId }
  /** Open with this kind from the start. */
  kindFirst?: ActivityKind
  /** Who it may have been with, the likeliest first. */
  people?: readonly { id: string; name: string }[]
  /** The deal's next contact, to be agreed anew on the occasion. Only on a deal. */
  nextContactOn?: string | null
  onDone?: () => void
  /** Where more than the composer goes away when nothing is to be written down. */
  onCancel?: () => void
}

/** `?log=call`: somebody came to write down a call. */
const readLog = (raw: RawSearch) => ({ log: oneOf(raw.log, activityKinds) })

/**
 * Writes down what happened. Folded it is one line; a kind opens it. Ctrl Enter keeps it. What was typed stays when
 * the kind is changed, when keeping it fails, and when one goes away.
 */
export function ActivityComposer({
  about,
  kindFirst,
  people = [],
  nextContactOn,
  onDone,
  onCancel,
}: ActivityComposerProps) {
  const say = useSay()
  const [{ log: begun }] = useSearchParams(readLog)
  const [kind, setKind] = useState<ActivityKind | null>(kindFirst ?? begun ?? null)
  const draft = useDraft(nameOf(about), nextContactOn ?? null)
  const { empty } = draft
  const write = (change: Partial<Draft>) => draft.set({ ...change, ...(kind && { kind }) })
  useKeys({ n: () => setKind('note') })
  usePageActs(
    activityKinds.map((one) => ({
      key: `log-${one}`,
      title: say(one === 'note' ? 'activities.kind.note' : `activities.log.${one}`),
      ...(one === 'note' && { keys: 'n' }),
      run: () => setKind(one),
    })),
  )
  const composer = useRef<HTMLElement>(null)
  /** Whoever wrote in it stands then on the kind he had opened. */
  const fold = () => {
    if (composer.current?.contains(document.activeElement))
      composer.current.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
    setKind(null)
  }
  const kept = () => {
    fold()
    draft.clear()
    onDone?.()
  }
  const log = useAct(logActivity, { touches: touchedByActivity, onDone: kept })
  const contact = useAct(contactLead, { touches: [['leads']], onDone: kept })
  const act = 'lead' in about ? contact : log
  const fault = useFieldFaults(act.error)
  useAskBeforeClosing(kind !== null && !empty)
  const unfinished = kind === 'note' ? draft.body.trim() === '' : empty && draft.outcome === null

  return (
    <section
      ref={composer}
      className={styles.composer}
      data-open={kind !== null || undefined}
      aria-label={say('activities.log')}
    >
      <div className={styles.kinds} role="group" aria-label={say('activities.kind')}>
        {activityKinds.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.kind}
            aria-pressed={kind === one}
            onClick={() => setKind(kind === one && empty ? null : one)}
          >
            {say(`activities.kind.${one}`)}
          </button>
        ))}
      </div>
      {kind && (
        <div className={styles.form} role="presentation" onKeyDown={onKey}>
          {kind !== 'note' && (
            <div className={styles.row}>
              <NativeSelect
                label={say('activities.direction')}
                value={draft.direction}
                onChange={(event) => write({ direction: event.currentTarget.value as Direction })}
                data={(['out', 'in'] as const).map((one) => ({
                  value: one,
                  label: say(`activities.${kind}.${one}`),
                }))}
              />
              <Select
                label={say('activities.outcome')}
                placeholder={say('activities.outcome.none')}
                value={draft.outcome}
                onChange={(outcome) => write({ outcome: outcome as Draft['outcome'] })}
                data={outcomesOf(kind).map((one) => ({
                  value: one,
                  label: say(`activities.outcome.${one}`),
                }))}
                clearable
              />
              {people.length > 0 && (
                <Select
                  label={say('activities.person')}
                  placeholder={say('activities.person.none')}
                  value={draft.personId}
                  onChange={(personId) => write({ personId })}
                  data={people.map(({ id, name }) => ({ value: id, label: name }))}
                  clearable
                />
              )}
            </div>
          )}
          {kind !== 'note' && (
            <TextInput
              label={say('activities.subject')}
              value={draft.subject}
              onChange={(event) => write({ subject: event.currentTarget.value })}
              error={fault('subject')}
              maxLength={300}
              ref={takeFocus}
              data-autofocus
            />
          )}
          <Textarea
            label={say(`activities.body.${kind}`)}
            value={draft.body}
            onChange={(event) => write({ body: event.currentTarget.value })}
            error={fault('body')}
            autosize
            minRows={kind === 'note' ? 3 : 2}
            maxRows={14}
            {...(kind === 'note' && { ref: takeFocus, 'data-autofocus': true })}
          />
          <div className={styles.row}>
            {kind !== 'note' && <HappenedAt value={draft.at} onChange={(at) => write({ at })} />}
            {nextContactOn !== undefined && (
              <DateField
                label={say('activities.next_contact')}
                value={draft.nextContactOn}
                onChange={(day) => write({ nextContactOn: day })}
              />
            )}
          </div>
          <ActError error={act.error} />
          <div className={styles.foot}>
            <Button onClick={send} loading={act.isPending} disabled={unfinished}>
              {say(`activities.log.${kind}`)}
            </Button>
            <Button variant="subtle" color="gray" onClick={onCancel ?? fold}>
              {say('common.cancel')}
            </Button>
          </div>
        </div>
      )}
      {kind === null && !empty && (
        <Button size="compact-sm" variant="subtle" onClick={() => setKind(draft.kind)}>
          {say('activities.draft')}
        </Button>
      )}
    </section>
  )

  function send(): void {
    if (!kind || unfinished || act.isPending) return
    const note = kind === 'note'
    const said = {
      kind,
      ...(draft.body.trim() && { body: draft.body.trim() }),
      ...(!note && draft.subject.trim() && { subject: draft.subject.trim() }),
      ...(!note && { direction: draft.direction, outcome: draft.outcome }),
      ...(!note && draft.at && { at: draft.at }),
    }
    if ('lead' in about) return contact.mutate({ params: { id: about.lead }, body: said })
    log.mutate({
      body: {
        ...said,
        ...subjectOf(about),
        ...(!note && draft.personId && { personId: draft.personId as PersonId }),
        ...(nextContactOn !== undefined &&
          draft.nextContactOn !== nextContactOn && { nextContactOn: draft.nextContactOn }),
      },
    })
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
  }
}

/** A record in one word, for what is written about it. */
const nameOf = (about: About | { lead: LeadId }) => Object.entries(about).flat().join(':')

function subjectOf(about: About) {
  if ('deal' in about) return { dealId: about.deal }
  return 'company' in about ? { companyId: about.company } : { personId: about.person }
}
