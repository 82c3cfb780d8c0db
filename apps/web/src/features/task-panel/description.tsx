import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import styles from './description.module.css'
import { checklistOf, tick, tickLike } from './markdown/checklist.ts'
import { MarkdownEditor } from './markdown/editor.tsx'
import { Markdown } from './markdown/markdown.tsx'
import panel from './task-panel.module.css'
import type { Edit } from './use-edit.ts'
import { useTaskDraft } from './use-task-draft.ts'

interface Props {
  readonly task: Task
  readonly edit: Edit
}

/** The description as it reads; as Markdown while it is written. A draft outlives the page until it is saved. */
export function Description({ task, edit }: Props) {
  const { t } = useTranslation()
  const draft = useTaskDraft(task, 'description', edit)
  const [isEditing, setEditing] = useState(draft.isChanged)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setEditing(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (isEditing) return <Writing task={task} draft={draft} close={close} />
  return (
    <section className={panel.section} aria-label={t('panel.description')}>
      <header className={panel.heading}>
        <h2>{t('panel.description')}</h2>
        <Progress text={task.description} />
        {task.can.update && task.description !== '' && (
          <button
            ref={opener}
            type="button"
            className={panel.tool}
            aria-label={t('panel.edit')}
            title={t('panel.edit')}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={16} stroke={1.6} aria-hidden="true" />
          </button>
        )}
      </header>
      {task.description !== '' && <Reading task={task} edit={edit} />}
      {task.description === '' && task.can.update && (
        <button ref={opener} type="button" className={styles.add} onClick={() => setEditing(true)}>
          {t('panel.addDescription')}
        </button>
      )}
      {task.description === '' && !task.can.update && <p className={panel.nothing}>{t('panel.noDescription')}</p>}
    </section>
  )
}

/** How far the checklists of a text are. */
function Progress({ text }: { text: string }) {
  const { t } = useTranslation()
  const items = useMemo(() => checklistOf(text), [text])
  if (items.length === 0) return null
  const done = items.filter(({ isChecked }) => isChecked).length
  return <span className={panel.progress}>{t('panel.progress', { done, all: items.length })}</span>
}

function Reading({ task, edit }: Props) {
  const tickBox = useCallback(
    (index: number, isChecked: boolean) => {
      const description = tick(task.description, index, isChecked)
      void edit({ description }, task, (theirs) => {
        const ticked = tickLike(task.description, index, isChecked, theirs.description)
        return ticked === null ? null : { description: ticked }
      })
    },
    [task, edit],
  )
  return <Markdown text={task.description} tick={task.can.update ? tickBox : undefined} />
}

interface WritingProps {
  readonly task: Task
  readonly draft: ReturnType<typeof useTaskDraft>
  readonly close: () => void
}

function Writing({ task, draft, close }: WritingProps) {
  const { t } = useTranslation()
  const [wasKept] = useState(draft.isChanged)
  const [isSaving, setSaving] = useState(false)
  const saver = useRef<HTMLButtonElement>(null)
  const save = async () => {
    setSaving(true)
    if (await draft.save()) close()
    setSaving(false)
  }
  const discard = () => {
    draft.forget()
    close()
  }
  return (
    <section className={panel.section} aria-label={t('panel.description')}>
      <header className={panel.heading}>
        <h2>{t('panel.description')}</h2>
      </header>
      <MarkdownEditor
        label={t('panel.description')}
        value={draft.text}
        onChange={draft.write}
        onSubmit={() => void save()}
        onEscape={() => (draft.isChanged ? saver.current?.focus() : close())}
        projectId={task.projectId}
        minRows={5}
        maxLength={100_000}
        autoFocus={!wasKept}
      >
        <div className={panel.actions}>
          {draft.isChanged && <small>{t('panel.draft')}</small>}
          <Button size="compact-md" variant="subtle" color="gray" onClick={discard}>
            {t(draft.isChanged ? 'panel.discard' : 'app.cancel')}
          </Button>
          <Button
            ref={saver}
            size="compact-md"
            loading={isSaving}
            disabled={!task.can.update}
            onClick={() => void save()}
          >
            {t('app.save')}
          </Button>
        </div>
      </MarkdownEditor>
    </section>
  )
}
