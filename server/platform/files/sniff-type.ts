import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

/** Shown in the page of a browser when it asks for it: pictures that can hold no script. */
const shownInline: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
export const mayBeInline = (mediaType: string): boolean => shownInline.has(mediaType)

/**
 * What the bytes of a file say it is. Text that a browser could run or lay out (HTML, SVG, XML) is plain text here, so
 * that it is never served as anything else; what nobody recognises is a row of bytes.
 */
export async function sniffType(path: string): Promise<string> {
  // A broken archive may make the look inside fail; the file is then simply not recognised.
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found && !isMarkup(found.mime)) return found.mime
  return (await isText(path)) ? 'text/plain' : 'application/octet-stream'
}

const isMarkup = (mime: string) => /^text\/|[/+]xml$|html|svg|script/.test(mime)

/** Whether its beginning is UTF-8 without the signs that no text has. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), {
      // The last sign may be cut in two.
      stream: true,
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
  } catch {
    return false
  } finally {
    await file.close()
  }
}
