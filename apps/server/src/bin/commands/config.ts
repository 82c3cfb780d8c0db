import { configLines } from '../../app/config/config-lines.ts'
import { readEnv } from '../../app/config/env.ts'
import { readConfig } from '../with-context.ts'

/** Lists the variables; the list stands also when a value is wrong, and the problems below it. */
export async function config(): Promise<void> {
  for (const line of configLines(readEnv())) console.log(line)
  const { dataDir, log, publicUrl } = readConfig()
  console.log(`\nThe data folder is ${dataDir}, the log ${log.file}, the public address ${publicUrl}.`)
}
