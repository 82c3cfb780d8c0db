-- demo.has-users
select exists (select from users) as "hasUsers";
