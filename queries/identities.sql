-- identities.insert
insert into user_identities (issuer, subject, user_id, created_at) values ($1, $2, $3, $4);

-- identities.lock
select pg_advisory_xact_lock(hashtextextended(jsonb_build_array('identity', $1::text, $2::text)::text, 0));
