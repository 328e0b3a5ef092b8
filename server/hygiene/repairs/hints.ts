/** The country whose ending a host has: `acme.no` is of Norway, `acme.com` of nowhere. */
export function countryOfHost(host: string): string | null {
  const ending = /\.([a-z]{2})$/.exec(host)?.[1]
  if (!ending || ofNowhere.has(ending)) return null
  return ending === 'uk' ? 'GB' : ending.toUpperCase()
}

/** `www,acme.no` and `http//acme.no` are what somebody typed for `www.acme.no` and `http://acme.no`. */
export function correctedWebsite(typed: string): string | null {
  const corrected = typed
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/^(https?)(?:[:;]\/*|\/+)/, '$1://')
    .replaceAll(',', '.')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/[.;]+$/, '')
  const isOne = /^(https?:\/\/)?([a-z\d-]+\.)+[a-z]{2,}([/?#]\S*)?$/.test(corrected)
  return isOne && corrected !== typed ? corrected : null
}

/** Endings of two letters that are sold to anybody. */
const ofNowhere = new Set(['ai', 'cc', 'co', 'eu', 'fm', 'io', 'ly', 'me', 'tv', 'ws'])
