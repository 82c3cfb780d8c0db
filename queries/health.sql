-- health.ping
select 1;
