import type { Config } from '../app/config/config.ts'
import { toConfig } from '../app/config/config.ts'
import { readEnv } from '../app/config/env.ts'
import type { OpenContext } from '../app/context.ts'
import { openContext } from '../app/context.ts'
import { checkoutFolder } from '../app/folders.ts'

/** The checked configuration of this process. */
export const readConfig = (): Config => toConfig(readEnv(), checkoutFolder())

/** Runs a command's work with everything open, beside a running server or without one, and closes it all again. */
export async function withContext<T>(work: (opened: OpenContext) => Promise<T>): Promise<T> {
  const opened = await openContext(readConfig())
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
