-- secrets.add
insert into server_secrets (name, secret, created_at) values ($1, $2, $3) on conflict (name) do nothing;

-- secrets.find
select secret from server_secrets where name = $1;
