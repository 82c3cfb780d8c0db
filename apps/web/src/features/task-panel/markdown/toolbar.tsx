import type { Icon } from '@tabler/icons-react'
import { IconBold, IconCode, IconItalic, IconLink, IconList, IconListCheck } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyFormatting } from './apply-formatting.ts'
import styles from './editor.module.css'
import { coded, linked, listed, wrapped } from './format-text.ts'

export const formats = {
  bold: wrapped('**'),
  italic: wrapped('*'),
  list: listed('- '),
  checklist: listed('- [ ] '),
  link: linked,
  code: coded,
} as const

type Tool = keyof typeof formats

const tools: readonly (readonly [Tool, Icon, string?])[] = [
  ['bold', IconBold, 'Ctrl B'],
  ['italic', IconItalic, 'Ctrl I'],
  ['link', IconLink, 'Ctrl K'],
  ['list', IconList],
  ['checklist', IconListCheck],
  ['code', IconCode],
]

/** Formats what is selected in the field. One stop of the tab key; arrow keys go through the tools. */
export function Toolbar({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const [current, setCurrent] = useState(0)
  const format = (tool: Tool) => {
    if (!field.current) return
    const { value, selectionStart, selectionEnd } = field.current
    applyFormatting(field.current, formats[tool](value, selectionStart, selectionEnd))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (current + step + tools.length) % tools.length
    setCurrent(next)
    event.currentTarget.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div role="toolbar" aria-label={t('panel.editor.tools')} className={styles.tools} onKeyDown={onKeyDown}>
      {tools.map(([tool, Icon, keys], index) => (
        <button
          key={tool}
          type="button"
          tabIndex={index === current ? 0 : -1}
          aria-label={t(`panel.editor.${tool}`)}
          title={keys ? `${t(`panel.editor.${tool}`)} (${keys})` : t(`panel.editor.${tool}`)}
          // What is selected in the field stays selected.
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setCurrent(index)}
          onClick={() => format(tool)}
        >
          <Icon size={16} stroke={1.7} aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}
