import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../../shared/input/draft.ts'
import { Avatar } from '../../../shared/people/avatar.tsx'
import { useMe } from '../../../shared/people/me.ts'
import { MarkdownEditor } from '../markdown/editor.tsx'
import { Markdown } from '../markdown/markdown.tsx'
import panel from '../task-panel.module.css'
import styles from './comments.module.css'
import { useSending } from './use-sending.ts'

interface Props {
  readonly taskId: string
  readonly projectId: string
}

/** Says something. It is shown at once; what could not be sent stays, to be sent again or to be written on. */
export function CommentWriter({ taskId, projectId }: Props) {
  const { t } = useTranslation()
  const draft = useDraft(`${taskId}:comment`, '')
  const sending = useSending(taskId)
  const sender = useRef<HTMLButtonElement>(null)
  const mayState = draft.text.trim() !== '' && sending.body === null
  const send = () => {
    if (!mayState) return
    void sending.send(draft.text)
    draft.forget()
  }
  const writeOn = () => {
    draft.write([sending.body, draft.text].filter(Boolean).join('\n\n'))
    sending.forget()
  }
  return (
    <>
      {sending.body !== null && <Unsent sending={sending} writeOn={writeOn} />}
      <MarkdownEditor
        isQuiet
        label={t('panel.comment')}
        placeholder={t('panel.commentHint')}
        value={draft.text}
        onChange={draft.write}
        onSubmit={send}
        onEscape={() => sender.current?.focus()}
        projectId={projectId}
        minRows={2}
        maxLength={20_000}
      >
        {draft.text.trim() !== '' && (
          <div className={panel.actions}>
            <small>{t('panel.draft')}</small>
            <Button ref={sender} size="compact-md" disabled={!mayState} onClick={send}>
              {t('panel.send')}
            </Button>
          </div>
        )}
      </MarkdownEditor>
    </>
  )
}

function Unsent({ sending, writeOn }: { sending: ReturnType<typeof useSending>; writeOn: () => void }) {
  const { t } = useTranslation()
  const { id, name } = useMe()
  return (
    <div className={styles.comment} data-unsent={sending.isFailed ? 'failed' : 'sending'} role="status">
      <Avatar id={id} />
      <div className={styles.said}>
        <header>
          <b dir="auto">{name}</b>
          <span className={styles.state}>{t(sending.isFailed ? 'panel.notSent' : 'panel.sending')}</span>
        </header>
        <Markdown text={sending.body ?? ''} />
        {sending.isFailed && (
          <div className={styles.again}>
            <Button size="compact-sm" variant="default" onClick={() => void sending.send(null)}>
              {t('app.retry')}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={writeOn}>
              {t('panel.edit')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
