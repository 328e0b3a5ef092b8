import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../platform/refused.ts'
import { touchedByFile } from './file-queries.ts'
import { sendFile } from './send-file.ts'

/** A chosen file on its way: it stays until it is there or its sender lets go of it. */
export interface Upload {
  key: string
  file: File
  /** From 0 to 1. */
  share: number
  state: 'sending' | 'failed'
  error: Error | null
}

/** The same as `mostFileBytes` of the contract, whose values the browser does not have. */
export const mostBytes = 50_000_000

export function useUploads(address: string) {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const running = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const { current } = running
    return () => {
      for (const one of current.values()) one.abort()
    }
  }, [])
  useWarning(uploads.length > 0)

  const change = (key: string, to: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const drop = (key: string) => setUploads((all) => all.filter((one) => one.key !== key))

  async function send({ key, file }: Upload): Promise<void> {
    const ending = new AbortController()
    running.current.set(key, ending)
    change(key, { state: 'sending', share: 0, error: null })
    try {
      await sendFile(address, file, {
        idempotencyKey: key,
        signal: ending.signal,
        onProgress: (share) => change(key, { share }),
      })
      await Promise.all(touchedByFile.map((queryKey) => queries.invalidateQueries({ queryKey })))
      drop(key)
    } catch (fault) {
      if (!ending.signal.aborted) change(key, { state: 'failed', error: fault as Error })
    } finally {
      running.current.delete(key)
    }
  }

  return {
    uploads,
    add(files: readonly File[]) {
      const chosen = files.map(beginning)
      setUploads((all) => [...all, ...chosen])
      for (const one of chosen) if (one.state === 'sending') void send(one)
    },
    retry: (upload: Upload) => void send(upload),
    cancel({ key }: Upload) {
      running.current.get(key)?.abort()
      drop(key)
    },
  }
}

/** What cannot be taken is said before minutes are spent on sending it. */
function beginning(file: File): Upload {
  const refused = file.size > mostBytes ? 'too_large' : file.size === 0 ? 'malformed' : null
  const error = refused
    ? new Refused({ type: 'about:blank', title: '', status: 413, code: refused, requestId: '' })
    : null
  return { key: crypto.randomUUID(), file, share: 0, state: error ? 'failed' : 'sending', error }
}

/** The browser asks before a page with a file on its way is left. */
function useWarning(busy: boolean): void {
  useEffect(() => {
    if (!busy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [busy])
}
