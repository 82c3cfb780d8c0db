import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statementBy } from '../../platform/database/query.ts'

const lockProjectStatement = statementBy<Month | null>(
  (month) => `tasks.lock-project.${month?.key ?? 'any'}`,
  (month) => `
    select from projects p where p.id = (select t.project_id from tasks t where t.id = $1 ${inMonth('t.id', month)})
    for no key update`,
  sampleMonth,
)

/** Makes changes of the shape of a project's task tree wait for each other until the transaction ends. */
export async function lockProjectOfTask(tx: Queryable, taskId: string): Promise<void> {
  await tx.query(lockProjectStatement(monthOfId(taskId), taskId))
}
