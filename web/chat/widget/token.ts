/**
 * Keeps whose conversation it is, in the frame's own house: the page around it cannot read it. Some browsers let nothing
 * be kept in a frame of another house; then the page around, which the company allowed, keeps it until the tab is closed.
 * @param handed what the page around has kept
 * @param hand gives it to the page around
 */
export function keeperOf(
  slug: string,
  { handed, hand }: { handed: string | null; hand: (token: string) => void },
) {
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
      hand(token)
    }
  }

  function read(): string | null {
    try {
      return sound(localStorage.getItem(name))
    } catch {
      return sound(handed)
    }
  }
}

const sound = (token: string | null) => (token && /^[\w-]{43}$/.test(token) ? token : null)

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
