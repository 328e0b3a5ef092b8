import { useDirection } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { sideOf } from './use-sideways.ts'

/** What can lie in a hand, and the place it was taken from. */
interface Carriable {
  id: string
  title: string
  place: string
}

/** A card in somebody's hand: what it is above, and whether the hand is a pointer or the keyboard. */
export interface Carried<Card extends Carriable> {
  card: Card
  over: string | null
  by: 'pointer' | 'keys'
  width: number
}

interface Carry<Card extends Carriable> {
  /** Every place in reading order. */
  places: readonly { key: string; name: string }[]
  /** What a place says to the card above it. */
  wordsOver: (card: Card, place: string) => string
  onDrop: (card: Card, place: string) => void
  onBack: (card: Card) => void
  /** A card was taken, or is let go. */
  onHold: (held: boolean) => void
}

/**
 * Picking up, carrying and putting down, by pointer or by keyboard, said aloud. While the keyboard carries, arrows
 * choose the place, Enter or Space drops and Escape puts the card back.
 */
export function useCarry<Card extends Carriable>(carry: Carry<Card>) {
  const say = useSay()
  const { dir } = useDirection()
  const [carried, setCarried] = useState<Carried<Card> | null>(null)
  const [said, setSaid] = useState('')
  /** What the next event finds, drawn already or not. */
  const now = useRef<Carried<Card> | null>(null)

  const byKeys = carried?.by === 'keys'
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const towards = sideOf(event.key, dir)
    if (towards !== 0) aim(towards)
    else if (event.key === 'Enter' || event.key === ' ') drop(now.current?.over ?? null)
    else if (event.key === 'Escape' || event.key === 'Tab') drop(null)
    else if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    if (!byKeys) return
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [byKeys])

  return { carried, said, pickUp, over, drop }

  function pickUp(card: Card, by: Carried<Card>['by'], width = 0): void {
    hold({ card, over: card.place, by, width })
    carry.onHold(true)
    const words = { title: card.title, place: nameOf(card.place) }
    setSaid(say(by === 'keys' ? 'board.carry.picked_keys' : 'board.carry.picked', words))
  }

  function over(place: string | null): void {
    const held = now.current
    if (!held) return
    hold({ ...held, over: place })
    if (place === null) return
    const verdict = carry.wordsOver(held.card, place)
    setSaid(say('board.carry.over', { place: nameOf(place), verdict }))
    if (held.by === 'keys')
      document
        .querySelector(`[data-place="${place}"]`)
        ?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }

  function hold(held: Carried<Card> | null): void {
    now.current = held
    setCarried(held)
  }

  function aim(towards: 1 | -1): void {
    const { places } = carry
    const at = places.findIndex(({ key }) => key === now.current?.over)
    const place = places[Math.min(Math.max(at + towards, 0), places.length - 1)]
    if (place) over(place.key)
  }

  function drop(place: string | null): void {
    const held = now.current
    if (!held) return
    hold(null)
    carry.onHold(false)
    const back = place === null || place === held.card.place
    setSaid(
      say(back ? 'board.carry.back' : 'board.carry.dropped', {
        title: held.card.title,
        place: nameOf(back ? held.card.place : place),
      }),
    )
    if (back) carry.onBack(held.card)
    else carry.onDrop(held.card, place)
  }

  function nameOf(place: string): string {
    return carry.places.find(({ key }) => key === place)?.name ?? ''
  }
}
