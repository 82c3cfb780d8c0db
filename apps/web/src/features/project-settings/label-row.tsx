import { useDebouncedCallback } from '@mantine/hooks'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Label } from '../../shared/projects/projects.ts'
import { ColorButton } from './color-button.tsx'
import { DeleteButton } from './delete-button.tsx'
import { InlineText } from './inline-text.tsx'
import { changeLabel } from './label-actions.ts'

interface Props {
  readonly label: Label
  readonly remove: (label: Label) => void
}

/** A label, changed where it stands. */
export const LabelRow = memo(function LabelRow({ label, remove }: Props) {
  const { t } = useTranslation()
  const { name, color, can } = label
  const [shown, setShown] = useState<string | null>(null)
  const save = useDebouncedCallback(
    async (chosen: string) => {
      await changeLabel(label, { color: chosen })
      setShown(null)
    },
    { delay: 300, flushOnUnmount: true },
  )
  const choose = (chosen: string) => {
    setShown(chosen)
    save(chosen)
  }
  return (
    <>
      <ColorButton
        label={t('projectSettings.colorOf', { name })}
        value={shown ?? color}
        isReadOnly={!can.update}
        onChange={choose}
      />
      <InlineText
        label={t('projectSettings.labelName')}
        value={name}
        maxLength={100}
        isReadOnly={!can.update}
        save={(text) => changeLabel(label, { name: text })}
      />
      {can.delete && <DeleteButton name={name} run={() => remove(label)} />}
    </>
  )
})
