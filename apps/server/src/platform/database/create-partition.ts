import type { Month } from './month.ts'

/**
 * One statement, and so one transaction, also where the caller has none. `create table … partition of` fails when the
 * default partition holds a row of the month: here they are moved before the new table is attached. Its locks are fewer
 * as well: writers and readers of other months go on.
 *
 * - The lock on the table makes one process at a time do this; it hinders neither reading nor writing.
 * - With the lock on the default partition no row of the month can arrive between moving and attaching.
 * - The event log's trigger refuses deleting. It is off only within this transaction, under a lock that keeps
 *   everybody else from the default partition until it is on again; whatever fails puts it back.
 * - Generated columns are computed again: they cannot be inserted.
 * - Attaching makes the indexes and triggers.
 */
export const createPartitionText = (table: string, name: string, { from, to }: Month): string => `do $$
declare
  plain_columns text := (
    select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
begin
  lock table only ${table} in share update exclusive mode;
  if to_regclass('${name}') is not null then
    return;
  end if;
  create table ${name} (like ${table} including all excluding indexes);
  lock table ${table}_default in access exclusive mode;
  alter table ${table}_default disable trigger user;
  execute format(
    'with moved as (delete from ${table}_default where id >= %2$L and id < %3$L returning %1$s)
     insert into ${name} (%1$s) select %1$s from moved', plain_columns, '${from}', '${to}');
  alter table ${table}_default enable trigger user;
  alter table ${table} attach partition ${name} for values from ('${from}') to ('${to}');
end
$$`
