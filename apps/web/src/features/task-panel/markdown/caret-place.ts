const copied = [
  ...['boxSizing', 'width', 'font', 'letterSpacing', 'lineHeight', 'padding', 'border', 'direction'],
  ...['textAlign', 'tabSize', 'overflowWrap', 'wordBreak'],
] as const

/** Where a letter of a field stands within it, in pixels: measured in a copy, since a field does not say. */
export function caretPlace(field: HTMLTextAreaElement, index: number): { left: number; bottom: number } {
  const style = getComputedStyle(field)
  const copy = document.createElement('div')
  for (const name of copied) copy.style.setProperty(kebab(name), style.getPropertyValue(kebab(name)))
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', top: '0', left: '0' })
  copy.textContent = field.value.slice(0, index)
  const letter = copy.appendChild(document.createElement('span'))
  letter.textContent = field.value[index] ?? '.'
  document.body.append(copy)
  const place = { left: letter.offsetLeft, bottom: letter.offsetTop + letter.offsetHeight - field.scrollTop }
  copy.remove()
  return place
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
