import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { RowMenu } from '../../shared/layout/row-menu.tsx'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import { ProgramForm } from './program-form.tsx'
import type { Program, ProgramWithSecret } from './program-queries.ts'
import { deleteProgram, editProgram, rotateSecret, updateProgram } from './program-queries.ts'
import styles from './row.module.css'

interface Props {
  readonly program: Program
  readonly showSecret: (program: ProgramWithSecret) => void
}

type Asked = 'edit' | 'rotate' | 'disable' | 'delete'

/** What can be done with a program. */
export function ProgramMenu({ program, showSecret }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { name, can, disabledAt } = program
  const enable = async () => {
    try {
      await updateProgram(program, { disabled: false })
      tell({ title: t('admin.programs.enabled', { name }) })
    } catch (err) {
      tellFailure(err)
    }
  }
  return (
    <>
      <RowMenu className={styles.tool} label={t('admin.actionsFor', { name })}>
        {can.update && <Menu.Item onClick={() => setAsked('edit')}>{t('admin.programs.edit')}</Menu.Item>}
        {can.rotateSecret && <Menu.Item onClick={() => setAsked('rotate')}>{t('admin.programs.rotate')}</Menu.Item>}
        {can.update && disabledAt === null && (
          <Menu.Item onClick={() => setAsked('disable')}>{t('admin.disable')}</Menu.Item>
        )}
        {can.update && disabledAt !== null && <Menu.Item onClick={() => void enable()}>{t('admin.enable')}</Menu.Item>}
        {can.delete && (
          <Menu.Item color="red" onClick={() => setAsked('delete')}>
            {t('admin.programs.delete')}
          </Menu.Item>
        )}
      </RowMenu>
      {asked !== null && (
        <Question program={program} asked={asked} close={() => setAsked(null)} showSecret={showSecret} />
      )}
    </>
  )
}

function Question({ program, asked, close, showSecret }: Props & { asked: Asked; close: () => void }) {
  const { t } = useTranslation()
  const { id, name } = program
  if (asked === 'edit') {
    const save = async (content: { name: string; permissions: Program['permissions'] }) => {
      await editProgram(program, content)
      close()
    }
    return <ProgramForm program={program} close={close} save={save} />
  }
  const run = {
    rotate: async () => showSecret(await rotateSecret(id)),
    disable: () => updateProgram(program, { disabled: true }),
    delete: () => deleteProgram(id),
  }[asked]
  const action = {
    rotate: 'admin.programs.rotateAction',
    disable: 'admin.people.disableAction',
    delete: 'admin.programs.deleteAction',
  } as const
  return (
    <Confirm title={t(`admin.programs.${asked}Title`, { name })} action={t(action[asked])} run={run} close={close}>
      <p>{t(`admin.programs.${asked}Lead`)}</p>
    </Confirm>
  )
}
