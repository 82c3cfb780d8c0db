import type { Formatting } from './format-text.ts'

/** Changes a field as if it were typed, so that the browser can undo it. */
export function applyFormatting(field: HTMLTextAreaElement, { edits, selection }: Formatting): void {
  field.focus()
  for (const { start, end, text } of edits) {
    if (start === end && text === '') continue
    field.setSelectionRange(start, end)
    if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) continue
    field.setRangeText(text, start, end, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.setSelectionRange(...selection)
}
