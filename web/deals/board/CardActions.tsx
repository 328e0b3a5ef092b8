import { useEffect, useRef } from 'react'
import type { DealCard } from '../../../contract/deals/deals.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Link } from '../../ui/Link.tsx'
import { lost, type Place, type Verdict, verdictOf, won } from '../unmet/verdict.ts'
import styles from './CardActions.module.css'
import { cardElementId } from './DealCard.tsx'

interface CardActionsProps {
  card: DealCard
  stages: readonly { key: string; name: string }[]
  verdictWords: (verdict: Verdict, place: string) => string
  onPlace: (place: Place) => void
  onClose: () => void
}

/** What can be done with a card, and where the process lets it go, beside it; on a phone a sheet at the foot of the screen. */
export function CardActions({ card, stages, verdictWords, onPlace, onClose }: CardActionsProps) {
  const say = useSay()
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = sheet.current
    if (!dialog) return
    dialog.showModal()
    standBeside(dialog, document.getElementById(cardElementId(card.id))?.closest('article'))
    dialog.addEventListener('keydown', step)
    dialog.addEventListener('click', closeOutside)
  }, [card.id])

  const places: readonly { key: Place; name: string }[] = [
    ...stages,
    { key: won, name: say('deals.win') },
    { key: lost, name: say('deals.lose') },
  ]
  return (
    <dialog
      ref={sheet}
      className={styles.sheet}
      aria-modal="true"
      aria-label={say('deals.actions_of', { title: card.title })}
      onClose={onClose}
    >
      <div className={styles.body}>
        <p className={styles.title}>{card.title}</p>
        <Link to={paths.deal(card.id)} className={styles.act}>
          {say('deals.open')}
        </Link>
        <p className={styles.group}>{say('deals.move_to_')}</p>
        {places.map(({ key, name }) => {
          const verdict = verdictOf(card, key)
          const shut = verdict.is === 'refused'
          if (verdict.is === 'here' || (shut && key !== won && key !== lost)) return null
          return (
            <button
              key={key}
              type="button"
              className={styles.act}
              aria-disabled={shut || undefined}
              data-end={key === won || undefined}
              onClick={() => !shut && choose(key)}
            >
              <span className={styles.name}>
                {name}
                {verdict.is === 'missing' && <Icon name="lock" size={12} />}
              </span>
              {verdict.is !== 'open' && <span className={styles.verdict}>{inShort(verdict, key)}</span>}
            </button>
          )
        })}
      </div>
    </dialog>
  )

  /** All that is missing is said by the dialog that follows. */
  function inShort(verdict: Verdict, place: Place): string {
    return verdict.is === 'missing'
      ? say('deals.missing.some', { count: verdict.unmet.length })
      : verdictWords(verdict, place)
  }

  function choose(place: Place): void {
    sheet.current?.close()
    onPlace(place)
  }
}

/** Up and down go from one act to the next. */
function step(this: HTMLElement, event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const acts = [...this.querySelectorAll<HTMLElement>('a, button')]
  const at = acts.indexOf(document.activeElement as HTMLElement)
  acts[(at + by + acts.length) % acts.length]?.focus()
}

/** The veil around it is the dialog itself; what stands in it is not. */
function closeOutside(this: HTMLDialogElement, event: Event): void {
  if (event.target === this) this.close()
}

/** Beside the card on the side with room; narrow screens leave it to the style sheet. */
function standBeside(dialog: HTMLElement, card: Element | null | undefined): void {
  if (!card || window.innerWidth <= 640) return
  const gap = 6
  const at = card.getBoundingClientRect()
  const { width, height } = dialog.getBoundingClientRect()
  const right = at.right + gap + width < window.innerWidth ? at.right + gap : at.left - gap - width
  dialog.style.left = `${Math.max(gap, right)}px`
  dialog.style.top = `${Math.max(gap, Math.min(at.top, window.innerHeight - height - gap))}px`
}
