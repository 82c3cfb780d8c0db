import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../../shared/input/draft.ts'
import { Confirm } from '../../../shared/layout/confirm.tsx'
import { tellFailure } from '../../../shared/notices/notices.tsx'
import { Avatar } from '../../../shared/people/avatar.tsx'
import { tick } from '../markdown/checklist.ts'
import { MarkdownEditor } from '../markdown/editor.tsx'
import { Markdown } from '../markdown/markdown.tsx'
import { Moment } from '../moment.tsx'
import panel from '../task-panel.module.css'
import type { Comment } from './comment-queries.ts'
import { changeComment, deleteComment } from './comment-queries.ts'
import styles from './comments.module.css'

/** What somebody said; its author can change it, and take it back like an owner of the project. */
export function CommentItem({ comment }: { comment: Comment }) {
  const { t } = useTranslation()
  const { id, author, body, createdAt, updatedAt, version, can } = comment
  const draft = useDraft(`comment:${id}`, body)
  const [isEditing, setEditing] = useState(draft.isChanged)
  const [isDeleting, setDeleting] = useState(false)
  const tickBox = (index: number, isChecked: boolean) =>
    void changeComment(comment, tick(body, index, isChecked)).catch(tellFailure)
  return (
    <li className={styles.comment} aria-label={t('panel.commentBy', { name: author.name })}>
      <Avatar id={author.id} />
      <div className={styles.said}>
        <header>
          <b dir="auto">{author.name}</b> <Moment at={createdAt} />
          {version > 1 && (
            <span className={styles.edited}>
              {t('panel.edited')} <Moment at={updatedAt} isHidden />
            </span>
          )}
          <span className={styles.tools}>
            {can.update && !isEditing && (
              <button type="button" aria-label={t('panel.editComment')} onClick={() => setEditing(true)}>
                <IconPencil size={15} stroke={1.6} aria-hidden="true" />
              </button>
            )}
            {can.delete && (
              <button type="button" aria-label={t('panel.deleteComment')} onClick={() => setDeleting(true)}>
                <IconTrash size={15} stroke={1.6} aria-hidden="true" />
              </button>
            )}
          </span>
        </header>
        {isEditing ? (
          <Edit comment={comment} draft={draft} close={() => setEditing(false)} />
        ) : (
          <Markdown text={body} tick={can.update ? tickBox : undefined} />
        )}
      </div>
      {isDeleting && (
        <Confirm
          title={t('panel.deleteCommentTitle')}
          action={t('app.delete')}
          run={() => deleteComment(comment)}
          close={() => setDeleting(false)}
        >
          {t('panel.deleteCommentLead')}
        </Confirm>
      )}
    </li>
  )
}

interface EditProps {
  readonly comment: Comment
  readonly draft: ReturnType<typeof useDraft>
  readonly close: () => void
}

function Edit({ comment, draft, close }: EditProps) {
  const { t } = useTranslation()
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    if (draft.text.trim() === '') return
    setSaving(true)
    try {
      if (draft.isChanged) await changeComment(comment, draft.text)
      draft.forget()
      close()
    } catch (err) {
      tellFailure(err)
      setSaving(false)
    }
  }
  const discard = () => {
    draft.forget()
    close()
  }
  return (
    <MarkdownEditor
      label={t('panel.editComment')}
      value={draft.text}
      onChange={draft.write}
      onSubmit={() => void save()}
      onEscape={() => (draft.isChanged ? undefined : close())}
      projectId={comment.projectId}
      minRows={2}
      maxLength={20_000}
      autoFocus
    >
      <div className={panel.actions}>
        {draft.isChanged && <small>{t('panel.draft')}</small>}
        <Button size="compact-md" variant="subtle" color="gray" onClick={discard}>
          {t(draft.isChanged ? 'panel.discard' : 'app.cancel')}
        </Button>
        <Button size="compact-md" loading={isSaving} disabled={draft.text.trim() === ''} onClick={() => void save()}>
          {t('app.save')}
        </Button>
      </div>
    </MarkdownEditor>
  )
}
