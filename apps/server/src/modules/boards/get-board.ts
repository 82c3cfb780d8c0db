import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { listName, suffixesOf } from '../tasks/index.ts'
import type { BoardColumnRow } from './boards.store.ts'
import { findBoard } from './boards.store.ts'

/** The first window of each column, however many cards the board has, as the JSON of the wire. */
export async function getBoard(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { id, limit = 20 }: { id: string; limit?: number },
): Promise<string> {
  const columns = await findBoard(ctx.db.read, {
    projectId: id,
    userId: actor.userId,
    admin: may(actor, 'tasks:admin'),
    suffixes: suffixesOf(actor),
    limit,
  })
  if (columns.length === 0) throw notFound()
  const texts = columns.map((column) => columnJson(column, nextCursor(ctx, actor, id, column)))
  return `{"projectId":"${id}","columns":[${texts.join(',')}]}`
}

/** A cursor of the task list that goes on where the window ends. */
function nextCursor(
  { cursors }: Pick<Ctx, 'cursors'>,
  actor: Actor,
  project: string,
  column: BoardColumnRow,
): string | null {
  if (!column.last) return null
  return cursors.encode(listName(actor.userId, { project, column: column.id, sort: 'rank' }), column.last)
}

function columnJson({ items, last: _, ...column }: BoardColumnRow, cursor: string | null): string {
  const head = JSON.stringify(column).slice(0, -1)
  return `${head},"items":[${items ?? ''}],"nextCursor":${JSON.stringify(cursor)}}`
}
