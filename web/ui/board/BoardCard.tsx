import type { ReactNode } from 'react'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../icons.tsx'
import { Link } from '../Link.tsx'
import styles from './BoardCard.module.css'

/** What a board tells each of its cards. */
export interface CardProps<Card extends { id: string }> {
  card: Card
  /** It lies in somebody's hand: its place stays, pale. */
  carried?: boolean
  /** The one card that Tab reaches. */
  reachable?: boolean
  onMenu?: (id: Card['id']) => void
}

interface BoardCardProps<Id extends string> {
  id: Id
  to: string
  title: string
  /** Stands at the end of the first line. */
  mark?: ReactNode
  menuLabel: string
  carried: boolean | undefined
  reachable: boolean | undefined
  onMenu: ((id: Id) => void) | undefined
  /** Three more lines. */
  children: ReactNode
}

export const cardElementId = (id: string) => `card-${id}`

/** A card of four lines: the first is a link that takes the whole card; the menu stands above it. */
export function BoardCard<Id extends string>(props: BoardCardProps<Id>) {
  const { id, to, title, mark, menuLabel, carried, reachable, onMenu, children } = props
  return (
    <article className={styles.card} data-card={id} data-carried={carried || undefined}>
      <CardLine>
        <Link
          id={cardElementId(id)}
          to={to}
          className={styles.title}
          draggable={false}
          tabIndex={reachable ? 0 : -1}
          aria-keyshortcuts="m ."
          title={title}
          dir="auto"
        >
          {title}
        </Link>
        {mark}
      </CardLine>
      {children}
      {onMenu && (
        <button
          type="button"
          className={styles.menu}
          tabIndex={reachable ? 0 : -1}
          aria-haspopup="dialog"
          aria-label={menuLabel}
          onClick={() => onMenu(id)}
        >
          <Icon name="menu" />
        </button>
      )}
    </article>
  )
}

export const CardLine = ({ children }: { children: ReactNode }) => (
  <div className={styles.line}>{children}</div>
)

/** The part of a line that gives way. */
export const CardText = ({ children }: { children: ReactNode }) => (
  <span className={styles.text} dir="auto">
    {children}
  </span>
)

/** The part of a line that stays whole. */
export const CardAside = ({ children }: { children: ReactNode }) => (
  <span className={styles.aside}>{children}</span>
)

export const CardMark = ({ title, children }: { title: string; children: ReactNode }) => (
  <span className={styles.mark} title={title}>
    {children}
  </span>
)

/** 84 px; Persian letters stand a step larger. A finger needs more than a pointer. */
export function useCardHeight(): number {
  const persian = useReader().language === 'fa'
  const touched = window.matchMedia('(hover: none)').matches
  return (persian ? 94 : 84) + (touched ? 8 : 0)
}
