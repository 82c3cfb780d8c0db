import i18next from 'i18next'
import { tell, tellFailure } from '../../../shared/notices/notices.tsx'
import type { Letter } from './letter-queries.ts'
import { settle } from './letter-queries.ts'

/** Sends one to its queue again and says so; answers whether it was. */
export async function redrive({ id, queue }: Pick<Letter, 'id' | 'queue'>): Promise<boolean> {
  try {
    await settle(id, 'redrive')
    tell({ title: i18next.t('admin.letters.redriven', { queue }) })
    return true
  } catch (err) {
    tellFailure(err)
    return false
  }
}
