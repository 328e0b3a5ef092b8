const most = 200

/**
 * A name as it may be shown and saved: no folders, nothing that cannot be seen or that turns the order of signs round
 * (`gpj.exe` written as `exe.jpg`), nothing a file system refuses at its ends. Never used as a path of ours.
 * @returns at most 200 characters, its ending kept; `file` where nothing is left
 */
export function fileName(sent: string | undefined): string {
  const last = (sent ?? '').toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const visible = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g, '')
    .replace(/^\s+|[\s.]+$/g, '')
  const signs = [...visible]
  if (visible.length <= most) return visible || 'file'
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(visible)?.[0] ?? ''
  let name = ''
  for (const sign of signs) {
    if (name.length + sign.length + ending.length > most) break
    name += sign
  }
  return name + ending
}

/** A `Content-Disposition` that says the name to old and new programs alike (RFC 6266, RFC 8187). */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}
