import { Tabs, Textarea } from '@mantine/core'
import type { ChangeEvent, ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { applyFormatting } from './apply-formatting.ts'
import { tick } from './checklist.ts'
import styles from './editor.module.css'
import { isAddress, nextItem } from './format-text.ts'
import { Markdown } from './markdown.tsx'
import { MentionList } from './mention-list.tsx'
import type { Mentionable } from './mentionable.ts'
import { rewritten, toMarkdown, toWritten, withMention } from './mentions.ts'
import { formats, Toolbar } from './toolbar.tsx'
import { useMention } from './use-mention.ts'

interface Props {
  readonly label: string
  /** As it is stored. */
  readonly value: string
  readonly onChange: (markdown: string) => void
  readonly onSubmit: () => void
  /** Told of Escape, which never takes anything away that was typed. */
  readonly onEscape: () => void
  readonly projectId: string
  readonly minRows: number
  readonly maxLength: number
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** The tools appear when somebody writes. */
  readonly isQuiet?: boolean
  /** Stands below the text: what can be done with it. */
  readonly children?: ReactNode
}

/** Writes Markdown: tools, shortcuts, a preview, and people by `@`. */
export function MarkdownEditor({ value, onChange, onSubmit, onEscape, projectId, children, ...look }: Props) {
  const { t } = useTranslation()
  const { label, minRows, maxLength, placeholder, autoFocus = false, isQuiet = false } = look
  const field = useRef<HTMLTextAreaElement>(null)
  const [view, setView] = useState<string | null>('write')
  const listId = useId()
  const { written, type, insert } = useWritten(value, onChange)
  const mention = useMention({ field, projectId, choose: (...place) => insert(field.current, ...place) })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || mention.onKey(event) || format(event)) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onSubmit()
    else if (event.key === 'Escape') onEscape()
    else return
    event.preventDefault()
  }
  return (
    <Tabs
      className={styles.editor}
      variant="unstyled"
      data-quiet={(isQuiet && value === '') || undefined}
      value={view}
      onChange={setView}
    >
      <div className={styles.bar}>
        <Tabs.List className={styles.tabs} aria-label={label}>
          <Tabs.Tab value="write">{t('panel.write')}</Tabs.Tab>
          <Tabs.Tab value="preview">{t('panel.preview')}</Tabs.Tab>
        </Tabs.List>
        {view === 'write' && <Toolbar field={field} />}
      </div>
      <Tabs.Panel value="write" keepMounted className={styles.write}>
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={minRows}
          maxRows={28}
          dir="auto"
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={mention.people.length > 0 ? listId : undefined}
          aria-activedescendant={mention.people.length > 0 ? `${listId}-${mention.current}` : undefined}
          classNames={{ input: styles.field as string }}
          autoFocus={autoFocus}
          maxLength={maxLength - (value.length - written.text.length)}
          placeholder={placeholder}
          value={written.text}
          onChange={(event) => {
            type(event)
            mention.look()
          }}
          onKeyDown={onKeyDown}
          onPaste={linkOnPaste}
          onBlur={mention.close}
          onClick={mention.close}
        />
        <MentionList id={listId} choice={mention} />
      </Tabs.Panel>
      <Tabs.Panel value="preview" className={styles.preview}>
        {view === 'preview' && <Preview value={value} onChange={onChange} />}
      </Tabs.Panel>
      {children}
    </Tabs>
  )
}

/** The text as it will read. A box that is ticked here is ticked in the text. */
function Preview({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const { t } = useTranslation()
  if (value.trim() === '') return t('panel.editor.nothing')
  return <Markdown text={value} tick={(index, isChecked) => onChange(tick(value, index, isChecked))} />
}

/** What is stored as it is written, and the ways in which it changes. */
function useWritten(value: string, onChange: (markdown: string) => void) {
  const written = toWritten(value)
  // One key can make several changes before anything is drawn again.
  const latest = useRef(written)
  latest.current = written
  const change = (next: typeof written) => {
    latest.current = next
    onChange(toMarkdown(next))
  }
  const type = ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) =>
    change(rewritten(latest.current, currentTarget.value, currentTarget.selectionStart))
  const insert = (field: HTMLTextAreaElement | null, start: number, end: number, person: Mentionable) => {
    const next = withMention(latest.current, start, end, person)
    const caret = end + next.text.length - latest.current.text.length
    // Drawn at once: what is typed next must go behind the name.
    flushSync(() => change(next))
    field?.setSelectionRange(caret, caret)
  }
  return { written, type, insert }
}

const shortcuts = { b: 'bold', i: 'italic', k: 'link' } as const

/** Shortcuts of the tools, and the next item of a list on Enter; true when the key was one of them. */
function format(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const { currentTarget: field, key, ctrlKey, metaKey, shiftKey, altKey } = event
  const { value, selectionStart, selectionEnd } = field
  if (shiftKey || altKey) return false
  const tool = ctrlKey || metaKey ? shortcuts[key.toLowerCase() as keyof typeof shortcuts] : undefined
  const isEnter = key === 'Enter' && !ctrlKey && !metaKey && selectionStart === selectionEnd
  const formatting = tool
    ? formats[tool](value, selectionStart, selectionEnd)
    : isEnter && nextItem(value, selectionStart)
  if (!formatting) return false
  event.preventDefault()
  // Ctrl K means something else everywhere else.
  event.stopPropagation()
  applyFormatting(field, formatting)
  return true
}

/** An address that is pasted onto words makes them a link. Anything else is pasted as the text that it is. */
function linkOnPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { value, selectionStart: start, selectionEnd: end } = event.currentTarget
  const address = event.clipboardData.getData('text/plain').trim()
  const words = value.slice(start, end)
  if (words === '' || words.includes('\n') || isAddress(words) || !isAddress(address)) return
  event.preventDefault()
  const link = { edits: [{ start, end, text: `[${words}](${address})` }], selection: [start, start] as const }
  const caret = start + words.length + address.length + 4
  applyFormatting(event.currentTarget, { ...link, selection: [caret, caret] })
}
