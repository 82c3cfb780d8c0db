import type * as en from '../en/new-project.ts'
import type { TextsLike } from '../texts.ts'

export const newProject: TextsLike<typeof en.newProject> = { title: 'newProject' }
