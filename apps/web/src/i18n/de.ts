import { bulk } from './de/bulk-edit.ts'
import { palette } from './de/command-palette.ts'
import { myWork } from './de/my-work.ts'
import { newProject } from './de/new-project.ts'
import { board } from './de/project-board.ts'
import { calendar } from './de/project-calendar.ts'
import { projectSettings } from './de/project-settings.ts'
import { project } from './de/project-views.ts'
import { quickAdd } from './de/quick-add.ts'
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
} from './de/shared.ts'
import { panel } from './de/task-panel.ts'
import { trash } from './de/trash.ts'

/** Every text of the screen in German. The compiler checks that it has the keys of the English one. */
export const de = {
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
