import type * as en from '../en/project-settings.ts'
import type { TextsLike } from '../texts.ts'

export const projectSettings: TextsLike<typeof en.projectSettings> = { title: 'projectSettings' }
