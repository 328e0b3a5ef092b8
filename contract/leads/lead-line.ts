/** What one typed line says of a lead. A field is there only if the line has it. */
export interface LeadLine {
  name?: string
  companyName?: string
  email?: string
  phone?: string
  website?: string
  need?: string
}

/**
 * Takes a line apart as `Anna Nowak, anna@firma.pl, +48 601 234 567, wants 20 lamps`: an address, a telephone number and
 * a web site are known by their form wherever they stand, a company by its legal form, `(…)` or `from …`, and what is
 * wanted by a verb. Of what is left the first part is who, a short capitalised second one the company, the rest the need.
 */
export function readLeadLine(line: string): LeadLine {
  const said: LeadLine = {}
  let rest = line.replaceAll(/\s+/g, ' ')
  const take = (pattern: RegExp, fits: (found: string) => boolean = () => true): string | undefined => {
    const found = [...rest.matchAll(pattern)].map(([text]) => text.trim()).find(fits)
    // What stands on either side of it does not belong together.
    if (found !== undefined) rest = rest.replace(found, ' , ')
    return found
  }
  const email = take(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu)
  if (email) said.email = email.toLowerCase()
  const website = take(/(?:https?:\/\/|www\.)[^\s,;،؛]+/giu)
  if (website) said.website = website
  const phone = take(/[+(]?\p{Nd}[\p{Nd} ()./-]{5,}\p{Nd}/gu, isPhone)
  if (phone) said.phone = phone

  const needs: string[] = []
  for (const part of rest.split(/[,;|\n،؛]/))
    sort(part.trim().replace(/^[-–:·\s]+|[-–:·\s]+$/g, ''), said, needs)
  if (needs.length > 0) said.need = needs.join(', ')
  return said
}

/** Seven to fifteen digits: fewer are a number of things, more are something else. */
function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\P{Nd}/gu, '').length
  return digits >= 7 && digits <= 15
}

function sort(part: string, said: LeadLine, needs: string[]): void {
  if (part === '') return
  const wanted = wants.exec(part)
  if (wanted) {
    // "Anna Nowak wants 20 lamps" says who as well.
    const before = part.slice(0, wanted.index).trim()
    const isWho = before !== '' && said.name === undefined && needs.length === 0 && isShort(before)
    if (isWho) sort(before, said, needs)
    needs.push(isWho ? part.slice(wanted.index).trim() : part)
    return
  }
  const within = /^(.+?)\s*(?:\((.+)\)|(?<=\s)(?:from|at|z firmy|z|fra|i|hos|از شرکت|از)\s+(\p{L}.*))$/u.exec(
    part,
  )
  if (within?.[1] && said.name === undefined && said.companyName === undefined && isShort(part)) {
    said.name = within[1]
    said.companyName = within[2] ?? (within[3] as string)
    return
  }
  if (said.companyName === undefined && legalForm.test(part)) said.companyName = part
  else if (said.name === undefined && needs.length === 0 && isShort(part) && !isNeedOf(said, part))
    said.name = part
  else if (said.companyName === undefined && needs.length === 0 && isShort(part) && /^\p{Lu}/u.test(part))
    said.companyName = part
  else needs.push(part)
}

/** Short enough for a name, and without a number of things. */
const isShort = (part: string) => part.split(' ').length <= 6 && part.length <= 80 && !/\p{Nd}{2}/u.test(part)

/** Once a company is named, small letters are what it wants; somebody in a hurry types a name in them, but first. */
const isNeedOf = ({ companyName }: LeadLine, part: string) =>
  companyName !== undefined && /^\p{Ll}/u.test(part)

const wants =
  /(?<!\p{L})(?:wants?|needs?|would like|looking for|looks for|interested in|asks?|asking|chc[eą]\p{L}*|potrzebuj\p{L}*|szuka\p{L}*|pyta\p{L}*|prosi|zainteresowan\p{L}*|ønsker|trenger|vil ha|ser etter|leter etter|spør|interessert i)(?!\p{L})|می[\s‌]?خواه|نیاز|دنبال|درخواست|سفارش/iu

const legalForm =
  /(?<!\p{L})(?:sp\.? ?z ?o\.? ?o\.?|s\.a\.|sp\.? ?j\.?|sp\.? ?k\.?|as|asa|ltd\.?|limited|llc|inc\.?|plc|gmbh|ag|oy|ab|aps|bv|b\.v\.|s\.?r\.?l\.?)$|^شرکت(?!\p{L})/iu
