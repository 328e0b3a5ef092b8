import { useEffect, useRef } from 'react'
import { Icon } from '../icons.tsx'
import { Link } from '../Link.tsx'
import { cardElementId } from './BoardCard.tsx'
import type { CardMenu } from './board.ts'
import styles from './CardSheet.module.css'

interface CardSheetProps {
  id: string
  title: string
  menu: CardMenu
  onPlace: (place: string) => void
  onClose: () => void
}

/** What can be done with a card, and where it may go, beside it; on a phone a sheet at the foot of the screen. */
export function CardSheet({ id, title, menu, onPlace, onClose }: CardSheetProps) {
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = sheet.current
    if (!dialog) return
    dialog.showModal()
    standBeside(dialog, document.getElementById(cardElementId(id))?.closest('article'))
    dialog.addEventListener('keydown', step)
    dialog.addEventListener('click', closeOutside)
  }, [id])

  return (
    <dialog ref={sheet} className={styles.sheet} aria-modal="true" aria-label={menu.label} onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        <Link to={menu.open.to} className={styles.act}>
          {menu.open.words}
        </Link>
        {menu.places.length > 0 && <p className={styles.group}>{menu.heading}</p>}
        {menu.places.map(({ key, name, note, locked, shut, apart }) => (
          <button
            key={key}
            type="button"
            className={styles.act}
            aria-disabled={shut || undefined}
            data-apart={apart || undefined}
            onClick={() => !shut && choose(key)}
          >
            <span className={styles.name}>
              {name}
              {locked && <Icon name="lock" size={12} />}
            </span>
            {note && <span className={styles.note}>{note}</span>}
          </button>
        ))}
      </div>
    </dialog>
  )

  function choose(place: string): void {
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
