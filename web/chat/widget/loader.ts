/**
 * The one line another page has: `<script src="https://crm.example.com/c/{slug}.js" async></script>`. It puts a button
 * into the corner and, when that is pressed, a frame with the conversation over it. It leaves nothing else in the page:
 * no styles, no names, no cookie.
 */
;(() => {
  const english = { open: 'Chat with us', close: 'Close the chat', title: 'Chat' }
  // Few enough to come along: the conversation brings the others.
  const labels: Record<string, typeof english> = {
    pl: { open: 'Porozmawiaj z nami', close: 'Zamknij czat', title: 'Czat' },
    nb: { open: 'Chat med oss', close: 'Lukk chatten', title: 'Chat' },
    no: { open: 'Chat med oss', close: 'Lukk chatten', title: 'Chat' },
    fa: { open: 'گفت‌وگو با ما', close: 'بستن گفت‌وگو', title: 'گفت‌وگو' },
  }
  const script = document.currentScript as HTMLScriptElement | null
  if (!script) return
  const address = script.src.replace(/\.js(?:[?#].*)?$/, '')
  const { origin } = new URL(address)
  const language = script.dataset.language ?? (document.documentElement.lang || navigator.language)
  const words = labels[language.toLowerCase().split('-')[0] ?? ''] ?? english
  const rightToLeft = getComputedStyle(document.documentElement).direction === 'rtl'
  const side = rightToLeft ? 'left' : 'right'
  const opened = 'stagecraft-chat-open'
  const handed = 'stagecraft-chat-token'

  const button = document.createElement('button')
  button.type = 'button'
  dress(button, {
    position: 'fixed',
    bottom: '20px',
    [side]: '20px',
    zIndex: '2147483000',
    height: '48px',
    padding: '0 20px',
    border: '0',
    borderRadius: '24px',
    background: script.dataset.colour ?? '#2c4f9e',
    color: '#fff',
    font: '600 15px/1 system-ui, sans-serif',
    boxShadow: '0 2px 12px rgb(0 0 0 / 25%)',
    cursor: 'pointer',
  })
  let frame: HTMLIFrameElement | null = null
  label(false)
  button.addEventListener('click', () => show(frame?.style.display !== 'block'))
  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== frame?.contentWindow) return
    const { keep } = Object(event.data) as { keep?: unknown }
    // Where the browser lets the frame keep nothing, this page does, until the tab is closed.
    if (typeof keep === 'string') remember(handed, keep)
    if (event.data !== 'close') return
    show(false)
    button.focus()
  })
  const begin = () => {
    document.body.append(button)
    // Whoever went on to another page of the same house finds the conversation open.
    if (remembered(opened) === '1') show(true, false)
  }
  if (document.body) begin()
  else addEventListener('DOMContentLoaded', begin)

  function show(open: boolean, focus = true): void {
    frame ??= makeFrame()
    frame.style.display = open ? 'block' : 'none'
    label(open)
    remember(opened, open ? '1' : '0')
    if (open && focus) frame.focus()
    if (open && focus) frame.contentWindow?.postMessage('open', origin)
  }

  function makeFrame(): HTMLIFrameElement {
    const made = document.createElement('iframe')
    const from = new URLSearchParams({ lang: language, page: location.href, referrer: document.referrer })
    const token = remembered(handed)
    if (token) from.set('token', token)
    made.src = `${address}#${from}`
    made.title = words.title
    const narrow = innerWidth < 480
    dress(made, {
      position: 'fixed',
      bottom: narrow ? '0' : '80px',
      [side]: narrow ? '0' : '20px',
      zIndex: '2147483001',
      width: narrow ? '100%' : '384px',
      height: narrow ? '100%' : 'min(620px, calc(100vh - 100px))',
      border: '0',
      borderRadius: narrow ? '0' : '12px',
      boxShadow: '0 8px 32px rgb(0 0 0 / 30%)',
    })
    document.body.append(made)
    return made
  }

  function label(open: boolean): void {
    button.textContent = open ? words.close : words.open
    button.setAttribute('aria-expanded', String(open))
  }

  function remembered(name: string): string | null {
    try {
      return sessionStorage.getItem(name)
    } catch {
      return null
    }
  }

  function remember(name: string, value: string): void {
    try {
      sessionStorage.setItem(name, value)
    } catch {
      // Where nothing may be kept, nothing is.
    }
  }

  function dress(element: HTMLElement, style: Record<string, string>): void {
    Object.assign(element.style, style)
  }
})()
