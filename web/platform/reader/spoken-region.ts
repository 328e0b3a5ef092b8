/**
 * The country in which the first of a browser's languages is spoken: `NO` of `nb`. A browser may call its language as its
 * system does, `en-US@posix`, or by a name that is none at all: the next one is asked.
 */
export function spokenRegion(tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const region = regionOf(tag)
    if (region) return region
  }
  return undefined
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag.replace(/@.*/, '')).maximize().region
  } catch {
    return undefined
  }
}
