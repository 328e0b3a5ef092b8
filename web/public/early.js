// Runs before the first paint, so that nobody sees a white flash at night or a page turning round.
{
  const root = document.documentElement
  const scheme = localStorage.getItem('stagecraft.theme')
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  const language = localStorage.getItem('stagecraft.language')
  if (language) {
    root.lang = language
    root.dir = language === 'fa' ? 'rtl' : 'ltr'
  }
}
