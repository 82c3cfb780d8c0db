export interface TrashSearch {
  /** Only what was deleted in this project. */
  project?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Which part of the trash is shown, as its address says. */
export const trashSearch = ({ project }: Record<string, unknown>): TrashSearch =>
  typeof project === 'string' && uuid.test(project) ? { project } : {}
