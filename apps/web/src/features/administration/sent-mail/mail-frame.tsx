import { useState } from 'react'
import styles from './mail.module.css'

interface Props {
  readonly html: string
  readonly title: string
}

/** The place is the same for every mail, so that nothing jumps much. */
const firstHeight = 360

/**
 * The HTML of a mail in a frame of its own that runs no script and sends no form; its links open in a new tab. The
 * policy of the page holds in the frame too and refuses styles that are written in HTML, so they are set from here.
 */
export function MailFrame({ html, title }: Props) {
  const [height, setHeight] = useState(firstHeight)
  return (
    <iframe
      className={styles.frame}
      style={{ height }}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={html.replaceAll(styleAttribute, '$1data-style=')}
      onLoad={({ currentTarget }) => setHeight(dress(currentTarget))}
    />
  )
}

/** Within a tag; what people wrote has its quotation marks escaped. */
const styleAttribute = /(<[a-z][^<>]*\s)style=(?=")/gi

/** Gives the parts of a mail their styles; answers how high it is. */
function dress(frame: HTMLIFrameElement): number {
  const mail = frame.contentDocument
  if (mail === null) return firstHeight
  for (const part of mail.querySelectorAll<HTMLElement>('[data-style]')) part.style.cssText = part.dataset.style ?? ''
  for (const link of mail.querySelectorAll('a')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  }
  return Math.max(firstHeight, mail.documentElement.scrollHeight)
}
