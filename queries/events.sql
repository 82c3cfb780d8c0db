-- events.add-work
insert into work (queue, id, type, key, body)
   select $1, id, type, key, convert_to(body, 'UTF8')
   from jsonb_to_recordset($2) as x(id uuid, type text, key text, body text);

-- events.record
with event as (
     insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
     select id, type, "subjectType", "subjectId", "subjectVersion", "projectId", $2, $3, data, $4
     from jsonb_to_recordset($1) as x(id uuid, type text, "subjectType" text, "subjectId" uuid,
       "subjectVersion" integer, "projectId" uuid, data jsonb)
     returning id)
   insert into outbox (event_id) select id from event order by id;
