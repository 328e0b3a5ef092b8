const key = 'stagecraft.reloaded'
const againMs = 30_000

/**
 * After an update of the server an open tab still asks for the old version's files, which are gone: the page loads
 * itself anew, once, instead of failing at the next click.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last < againMs) return
    event.preventDefault()
    sessionStorage.setItem(key, String(Date.now()))
    window.location.reload()
  })
}
