/** Hands the reader a YAML file to keep. */
export function saveAs(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = Object.assign(window.document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
