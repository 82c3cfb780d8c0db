import { bulk } from './en/bulk-edit.ts'
import { palette } from './en/command-palette.ts'
import { myWork } from './en/my-work.ts'
import { newProject } from './en/new-project.ts'
import { board } from './en/project-board.ts'
import { calendar } from './en/project-calendar.ts'
import { projectSettings } from './en/project-settings.ts'
import { project } from './en/project-views.ts'
import { quickAdd } from './en/quick-add.ts'
import {
  app,
  color,
  conflict,
  due,
  failure,
  fields,
  keys,
  priority,
  projectRole,
  shortcuts,
  signIn,
  status,
  task,
} from './en/shared.ts'
import { panel } from './en/task-panel.ts'
import { trash } from './en/trash.ts'

/** The texts of the screen in English but for what `parts.ts` names; one file for each feature. */
export const en = {
  app,
  signIn,
  failure,
  status,
  priority,
  due,
  task,
  fields,
  conflict,
  color,
  projectRole,
  shortcuts,
  myWork,
  project,
  board,
  panel,
  quickAdd,
  palette,
  calendar,
  bulk,
  trash,
  projectSettings,
  newProject,
  keys,
}
