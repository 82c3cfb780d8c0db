-- second-factors.add
with factor as (
     insert into second_factors (user_id, sealed_key, last_step, created_at) values ($1, $2, $3, $4)
     on conflict (user_id) do nothing returning user_id)
   insert into recovery_codes (user_id, code_hash)
   select factor.user_id, hash from factor, unnest($5::bytea[]) as hash returning true as added;

-- second-factors.count-recovery-codes
select count(*)::int as count from recovery_codes where user_id = $1 and used_at is null;

-- second-factors.find
select sealed_key as "sealedKey" from second_factors where user_id = $1;

-- second-factors.remove
delete from second_factors where user_id = $1 returning true as removed;

-- second-factors.replace-recovery-codes
with old as (delete from recovery_codes where user_id = $1)
   insert into recovery_codes (user_id, code_hash)
   select user_id, hash from second_factors, unnest($2::bytea[]) as hash where user_id = $1;

-- second-factors.use-recovery-code
update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null
   returning true as used;

-- second-factors.use-step
update second_factors set last_step = $2 where user_id = $1 and last_step < $2 returning true as used;
