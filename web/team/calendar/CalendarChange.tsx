import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { BusinessCalendar } from '../../../contract/team/calendar.ts'
import type { CalendarPreview } from '../../../contract/team/working-time.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatInstant } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { useClockWords } from '../use-clock-words.ts'
import styles from './CompanyCalendar.module.css'
import { usePreview } from './calendar-queries.ts'
import { WillBeCounted } from './Recounting.tsx'

interface CalendarChangeProps {
  /** Null while it could not be saved. */
  draft: BusinessCalendar | null
  saving: boolean
  error: Error | null
  onSave: () => void
  onDiscard: () => void
}

/** At the foot of the page while something is changed: what saving means, in days one knows. */
export function CalendarChange({ draft, saving, error, onSave, onDiscard }: CalendarChangeProps) {
  const say = useSay()
  const [settled] = useDebouncedValue(draft, 400)
  const preview = usePreview(settled).data
  return (
    <section className={styles.change} aria-label={say('calendars.change')}>
      <div className={styles.meaning} aria-live="polite">
        <WillBeCounted />
        {preview && draft && <Dues preview={preview} />}
        <ActError error={error} />
      </div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDiscard}>
          {say('calendars.change.discard')}
        </Button>
        <Button onClick={onSave} loading={saving} disabled={draft === null}>
          {say('common.save')}
        </Button>
      </div>
    </section>
  )
}

function Dues({ preview }: { preview: CalendarPreview }) {
  const say = useSay()
  const words = useClockWords()
  const reader = useReader()
  const moved = preview.dues.filter(({ present, proposed }) => present !== proposed)
  if (moved.length === 0) return <p className="quiet">{say('calendars.change.same')}</p>
  return (
    <ul className={styles.dues}>
      {moved.map(({ span, present, proposed }) => (
        <li key={JSON.stringify(span)}>
          {say('calendars.change.due', {
            span:
              'workingDays' in span
                ? say('common.span.days', { count: span.workingDays })
                : words.span(span.workingMinutes),
          })}{' '}
          <s className={styles.former}>{formatInstant(present, reader)}</s>
          <span className={styles.onward}>
            <Icon name="onward" size={12} />
          </span>
          <strong>{formatInstant(proposed, reader)}</strong>
        </li>
      ))}
    </ul>
  )
}
