-- hint.notify
select pg_notify('millrace_committed', '');
