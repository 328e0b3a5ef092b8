import { type ComparedName, comparePeopleNames, mostOfName } from './compare-names.ts'
import { consonantsOf, isArabic } from './consonants.ts'
import { type Comparison, type Evidence, given, scoreOf, weigh } from './duplicate.ts'
import { lettersApart } from './letters-apart.ts'

/** A person as he is compared: every value in its form. */
export interface ComparedPerson {
  /** Null while it is not typed yet. */
  name: ComparedName | null
  email: string | null
  phone: string | null
  companyId: string | null
  /** The company's name without its legal form. */
  company: string | null
}

/** @param least what scores less is of no interest; its score and reasons may then be without the names */
export function comparePeople(a: ComparedPerson, b: ComparedPerson, least = 0): Comparison {
  const besides = [
    given(a.email, b.email, (one, two) => compareMails(one, two, a.name?.form ?? '', b.name?.form ?? '')),
    given(a.phone, b.phone, comparePhones),
    given(a.companyId, b.companyId, (one, two) =>
      one === two || a.company === b.company
        ? { of: 'same_company', points: 2 }
        : { of: 'other_company', points: -2 },
    ),
  ]
  // Names cost most to compare, and most of those who share one have nothing else in common.
  if (scoreOf([...besides, { points: mostOfName }]) < least) return weigh(besides)
  return weigh([given(a.name, b.name, comparePeopleNames), ...besides])
}

/** Mailboxes that several people read. */
const shared =
  /^(info|office|biuro|kontakt|contact|post|firmapost|mail|sales|sprzedaz|salg|sekretariat|recepcja|admin|hello|hei|support|service|kundeservice|zamowienia|order|faktura|invoice|noreply|no-reply|hr|marketing)$/

function compareMails(a: string, b: string, nameA: string, nameB: string): Evidence | null {
  const [boxA, hostA] = mailboxOf(a)
  const [boxB, hostB] = mailboxOf(b)
  if (boxA === boxB && hostA === hostB)
    return shared.test(boxA) ? { of: 'shared_email', points: 1.5 } : { of: 'same_email', points: 6 }
  const byName = spells(boxA, nameA) && spells(boxB, nameB)
  if (boxA === boxB && boxA.length > 4 && !shared.test(boxA)) {
    if (isSlip(hostA, hostB)) return { of: 'similar_email', points: 4 }
    // Whoever is called so has such a mailbox at his company: it says no more than the name does.
    const called = byName || (sounds(boxA, nameA) && sounds(boxB, nameB))
    return called ? { of: 'other_email', points: -0.7 } : { of: 'similar_email', points: 2 }
  }
  if (hostA !== hostB) return { of: 'other_email', points: -0.7 }
  // kari.berg@ and k.berg@ may well be one Kari Berg; pawlak@ and pawlik@ are mailboxes of two people.
  const maySame = nameA === nameB || isArabic(nameA) !== isArabic(nameB)
  if (byName) return { of: 'other_email', points: maySame ? -0.5 : -3 }
  return isSlip(boxA, boxB) ? { of: 'similar_email', points: 3.5 } : { of: 'other_email', points: -2.5 }
}

/** What follows a plus is nothing to most servers, and where it is, two people rarely share what stands before it. */
function mailboxOf(address: string): [box: string, host: string] {
  const [box = '', host = ''] = address.split('@')
  return [box.replace(/(?<=.)\+.*$/, ''), host]
}

/** Another first letter is another person's initial, another digit another person of that name. */
function isSlip(a: string, b: string): boolean {
  return a.length > 5 && a[0] === b[0] && lettersApart(a, b, 1) === 1 && digits(a) === digits(b)
}

const digits = (text: string) => text.replaceAll(/\D/g, '')

/** Whether a mailbox is made of a name in one of the usual ways. */
function spells(box: string, name: string): boolean {
  const words = name.split(' ')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const plain = box.replaceAll(/[._-]/g, '')
  if (isArabic(name)) return sounds(box, name)
  return [
    first,
    last,
    first + last,
    last + first,
    `${first[0]}${last}`,
    `${first}${last[0]}`,
    `${last}${first[0]}`,
  ].includes(plain)
}

/** A mailbox of a name in another script or spelling: ali.ahmadi@, a.ahmadi@, ahmadi@. */
function sounds(box: string, name: string): boolean {
  const [first = '', last = ''] = [name.split(' ')[0], name.split(' ').at(-1)].map((word) =>
    consonantsOf(word ?? ''),
  )
  const words = box.split(/[._-]/).map(consonantsOf).join(' ')
  return [first, last, `${first} ${last}`, `${last} ${first}`, first + last, `${first[0]} ${last}`].includes(
    words,
  )
}

function comparePhones(a: string, b: string): Evidence | null {
  if (a === b) return { of: 'same_phone', points: 4.5 }
  // Neighbouring numbers are those of neighbouring desks.
  if (a.slice(0, -2) === b.slice(0, -2)) return null
  return lettersApart(a, b, 1) === 1
    ? { of: 'similar_phone', points: 2 }
    : { of: 'other_phone', points: -0.7 }
}
