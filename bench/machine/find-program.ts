import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path of a program: in the folders of the search path, or else in those that are given. */
export function findProgram(name: string, otherFolders: readonly string[] = []): string | undefined {
  return [...(process.env.PATH ?? '').split(delimiter), ...otherFolders]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}
