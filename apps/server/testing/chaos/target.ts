/** Something that faults are made to. */
export interface Target {
  readonly name: string
  /** Ends it with SIGKILL; it is started again without further ado. */
  kill(): Promise<void>
  /** Lets it stand still while it is held. */
  pause(hold: () => Promise<void>): Promise<void>
  /** Resolves when it works again. */
  untilReady(): Promise<void>
}
