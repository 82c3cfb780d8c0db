import type { Asking } from '../asking.ts'

/**
 * Notes in the database how often an event was really told to somebody. The row of a notification is unique by itself,
 * so that it would hide an event that is applied twice; the attempt to write it is not. It commits with what applied it.
 */
export const countEffects = ({ ask }: Pick<Asking, 'ask'>): Promise<unknown> =>
  ask(`
    create table chaos_effects (user_id uuid not null, cause text not null);
    create function chaos_note_effect() returns trigger language plpgsql as $$
    begin
      insert into chaos_effects values (new.user_id, new.cause);
      return new;
    end
    $$;
    create trigger chaos_note_effect before insert on notifications for each row execute function chaos_note_effect()`)

/** Effects that happened more than once. */
export async function doubledEffects({ ask }: Pick<Asking, 'ask'>): Promise<string[]> {
  const rows = await ask<{ user_id: string; cause: string; count: number }>(
    'select user_id, cause, count(*)::int as count from chaos_effects group by 1, 2 having count(*) > 1',
  )
  return rows.map(({ user_id, cause, count }) => `event ${cause} was applied ${count} times for ${user_id}`)
}
