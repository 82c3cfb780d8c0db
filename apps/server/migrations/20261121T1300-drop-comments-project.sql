-- A comment is in the project of its task, and is never looked for without the task.

alter table comments drop column project_id;
