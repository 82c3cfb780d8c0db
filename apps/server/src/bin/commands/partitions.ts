import { missingPartitionAdvice, preparePartitions } from '../../app/maintenance.ts'
import { StartError } from '../../app/start-error.ts'
import { listPartitions } from '../../platform/database/partitions.ts'
import { withContext } from '../with-context.ts'

const mostMonths = 120

/** Makes what is missing up to that many months ahead, and lists every partition. */
export async function partitions({ months }: { months: string }): Promise<void> {
  const ahead = Number(months)
  if (!Number.isInteger(ahead) || ahead < 1 || ahead > mostMonths) {
    throw new StartError(`--months takes a whole number, 1 to ${mostMonths}.`)
  }
  await withContext(async ({ ctx }) => {
    const { made, failed } = await preparePartitions(ctx, ahead)
    for (const { name, estimatedRows } of await listPartitions(ctx.db)) {
      const note = made.includes(name) ? '  made now' : ''
      console.log(`${name.padEnd(16)} about ${Math.round(estimatedRows)} rows${note}`)
    }
    if (failed.length > 0) throw new StartError(`Not made: ${failed.join(', ')}.\n${missingPartitionAdvice}`)
  })
}
