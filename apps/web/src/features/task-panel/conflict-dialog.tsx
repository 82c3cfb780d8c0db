import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskChange } from '../../shared/api/api.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import styles from './conflict-dialog.module.css'
import type { Side } from './conflict-sides.ts'
import { isText, sidesOf } from './conflict-sides.ts'
import { Value } from './fields/value.tsx'
import { MarkdownEditor } from './markdown/editor.tsx'
import { toWritten } from './markdown/mentions.ts'
import type { Conflict } from './use-edit.ts'
import { useFieldName } from './use-field-name.ts'

interface Props {
  readonly conflict: Conflict
  readonly keepMine: (made?: TaskChange) => void
  readonly keepTheirs: () => void
}

/** What was, what the person wrote and what somebody else saved meanwhile. It closes by a choice alone. */
export function ConflictDialog({ conflict, keepMine, keepTheirs }: Props) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const sides = sidesOf(conflict)
  const texts = sides.filter(isText)
  const [made, setMade] = useState<Readonly<Record<string, string>> | null>(null)
  return (
    <Dialog
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t('conflict.title')}
      size={texts.length > 0 ? 1000 : 'xl'}
    >
      <p className={styles.lead}>{t('conflict.lead')}</p>
      {sides.map((side) => (
        <section key={side.field} className={styles.conflict}>
          <h3>{nameOf(side.field)}</h3>
          <Versions side={side} projectId={conflict.theirs.projectId} />
          {made && isText(side) && (
            <Together
              field={side.field}
              text={made[side.field] ?? ''}
              write={(text) => setMade({ ...made, [side.field]: text })}
              save={() => keepMine(made)}
              projectId={conflict.theirs.projectId}
            />
          )}
        </section>
      ))}
      <div className={styles.actions}>
        {texts.length > 0 && !made && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => setMade(Object.fromEntries(texts.map(({ field, mine }) => [field, String(mine)])))}
          >
            {t('panel.conflict.edit')}
          </Button>
        )}
        <Button variant="default" onClick={keepTheirs}>
          {t('conflict.keepTheirs')}
        </Button>
        {made ? (
          <Button disabled={made.title?.trim() === ''} onClick={() => keepMine(made)}>
            {t('panel.conflict.save')}
          </Button>
        ) : (
          <Button data-autofocus onClick={() => keepMine()}>
            {t('conflict.keepMine')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface TogetherProps {
  readonly field: string
  readonly text: string
  readonly write: (text: string) => void
  readonly save: () => void
  readonly projectId: string
}

/** One text made of both versions, beginning with what the person wrote. */
function Together({ field, text, write, save, projectId }: TogetherProps) {
  const { t } = useTranslation()
  const label = t('panel.conflict.together')
  return (
    <>
      <h4>{label}</h4>
      {field === 'title' ? (
        <TextInput
          aria-label={label}
          data-autofocus
          dir="auto"
          maxLength={500}
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
      ) : (
        <MarkdownEditor
          label={label}
          value={text}
          onChange={write}
          onSubmit={save}
          onEscape={() => undefined}
          projectId={projectId}
          minRows={5}
          maxLength={100_000}
          autoFocus
        />
      )}
    </>
  )
}

function Versions({ side, projectId }: { side: Side; projectId: string }) {
  const { t } = useTranslation()
  return (
    <dl data-text={isText(side) || undefined}>
      {(['base', 'mine', 'theirs'] as const).map((name) => (
        <div key={name} data-side={name}>
          <dt>{t(`conflict.${name}`)}</dt>
          <dd dir="auto">
            {side[name] === '' && t('conflict.empty')}
            {side[name] !== '' && isText(side) && toWritten(String(side[name])).text}
            {!isText(side) && <Value field={side.field} value={side[name]} projectId={projectId} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
