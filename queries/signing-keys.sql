-- signing-keys.replace
update server_secrets set secret = $3, created_at = $4 where name = $1 and secret = $2 returning true as replaced;
