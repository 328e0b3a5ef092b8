/** Keeps whose conversation it is, in the frame's own house: the page around it cannot read it. */
export function keeperOf(slug: string) {
  const name = `stagecraft-chat ${slug}`
  let kept = read()

  return {
    get token(): string {
      if (!kept) keep(newToken())
      return kept as string
    },
    renew: () => keep(newToken()),
  }

  function keep(token: string): void {
    kept = token
    try {
      localStorage.setItem(name, token)
    } catch {
      // Where nothing may be kept the conversation lasts as long as the page.
    }
  }

  function read(): string | null {
    try {
      const found = localStorage.getItem(name)
      return found && /^[\w-]{43}$/.test(found) ? found : null
    } catch {
      return null
    }
  }
}

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
