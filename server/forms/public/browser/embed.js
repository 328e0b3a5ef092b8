/* Shows a form where this script stands. It sets no cookie and reads nothing but where the visitor came from. */
;(() => {
  const { url, title } = '__FORM__'
  const script = document.currentScript
  const page = new URL(url)
  const put = (name, value) => value && page.searchParams.set(name, value.slice(0, 500))
  put('embed', '1')
  put('lang', script?.dataset.lang ?? document.documentElement.lang.slice(0, 2))
  put('page', location.origin + location.pathname)
  put('referrer', document.referrer.split(/[?#]/)[0])
  for (const [name, value] of new URLSearchParams(location.search))
    if (/^utm_(source|medium|campaign|term|content)$/.test(name)) put(name, value)
  const frame = document.createElement('iframe')
  frame.src = page.href
  frame.title = title
  Object.assign(frame.style, { width: '100%', height: '480px', border: '0', colorScheme: 'normal' })
  if (script) script.after(frame)
  else document.body.append(frame)
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== page.origin) return
    const { height, go } = event.data ?? {}
    if (height > 0) frame.style.height = `${Math.ceil(height)}px`
    if (/^https?:\/\//.test(go ?? '')) location.assign(go)
  })
})()
