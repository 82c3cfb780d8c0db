/** A part of the program that runs until it is closed. */
export interface RunningRole {
  /** Ends what is under way and resolves when nothing is left. */
  close(): Promise<void>
}

/** The roles that this version has, in the order in which they start. */
export const roleNames = ['scheduler', 'api'] as const
export type RoleName = (typeof roleNames)[number]
