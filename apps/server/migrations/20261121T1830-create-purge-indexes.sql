-- What is removed for good with a task has to be found by the task.

create index comments_deleted on comments (task_id) where deleted_at is not null;
create index notifications_task on notifications (task_id);
