import { useEffect } from 'react'
import type { RecordKind } from '../../contract/search.ts'
import { useSession } from '../platform/session.ts'
import { recordPath } from './found/search-queries.ts'

interface Recent {
  kind: RecordKind
  id: string
}

const most = 6

/**
 * Remembers which records were looked at last, in this browser and of this company. Ids alone: what they are called,
 * and whether he may still see them, is asked when they are shown.
 */
export function useNoteRecent(pathname: string): void {
  const key = useKey()
  useEffect(() => {
    const seen = recordAt(pathname)
    if (!seen) return
    const others = remembered(key).filter(({ id }) => id !== seen.id)
    localStorage.setItem(key, JSON.stringify([seen, ...others].slice(0, most + 1)))
  }, [key, pathname])
}

/** Those looked at last but for the one on the screen. */
export function useRecent(pathname: string): Recent[] {
  const here = recordAt(pathname)
  return remembered(useKey())
    .filter(({ id }) => id !== here?.id)
    .slice(0, most)
}

const useKey = () => {
  const { member, workspace } = useSession()
  return `stagecraft.recent.${workspace.id}.${member.id}`
}

function remembered(key: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent) : []
  } catch {
    return []
  }
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

const isRecent = (one: Recent | null): one is Recent =>
  typeof one === 'object' && one !== null && one.kind in recordPath && new RegExp(`^${uuid}$`).test(one.id)

function recordAt(pathname: string): Recent | null {
  const [, kind, id] = new RegExp(`^/(deals|leads|companies|people)/(${uuid})$`).exec(pathname) ?? []
  return kind && id ? { kind: kind as RecordKind, id } : null
}
