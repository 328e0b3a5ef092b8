import type { Problem } from '../../contract/refusals.ts'
import type { AttachedFile } from '../../contract/tasks/files.ts'
import { Refused, Unreachable } from '../platform/refused.ts'

interface Sending {
  /** The same for every attempt with one file, so that it is added once. */
  idempotencyKey: string
  signal: AbortSignal
  /** From 0 to 1; 1 while the server looks at what it has received. */
  onProgress: (share: number) => void
}

/**
 * Sends a file and says how far it is, which `fetch` cannot.
 * @throws Refused, Unreachable; an AbortError when it is cancelled
 */
export function sendFile(address: string, file: File, sending: Sending): Promise<AttachedFile> {
  const { idempotencyKey, signal, onProgress } = sending
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const cancel = () => request.abort()
    const fail = (fault: Error) => {
      signal.removeEventListener('abort', cancel)
      reject(fault)
    }
    request.open('POST', address)
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', idempotencyKey)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.upload.onload = () => onProgress(1)
    request.onerror = () => fail(new Unreachable(undefined))
    request.onabort = () => fail(new DOMException('cancelled', 'AbortError'))
    request.onload = () => {
      const answer = request.response as (AttachedFile & Problem) | null
      if (answer && request.status === 201) {
        signal.removeEventListener('abort', cancel)
        resolve(answer)
      } else fail(answer && 'code' in answer ? new Refused(answer) : new Unreachable(undefined))
    }
    signal.addEventListener('abort', cancel)
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}
