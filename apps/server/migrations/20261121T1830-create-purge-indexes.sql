-- What is removed for good with a task has to be found by the task.

-- What was deleted long ago is looked for in all projects at once.
create index tasks_deleted on tasks (deleted_at) where deleted_at is not null;
create index comments_deleted on comments (task_id) where deleted_at is not null;
create index notifications_task on notifications (task_id);
