#!/usr/bin/env bash
# The tour of README.md, run against a server with the demo people. Each `check` line looks at what the step before it
# did; all other lines below "begin" are those of the README, which scripts/check-tour.mjs compares.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# check <what happened> <the value there is> <the value, or pattern, there should be>
check() {
  # shellcheck disable=SC2053
  if [[ $2 == $3 ]]; then
    printf 'tour: %s\n' "$1"
  else
    printf 'tour: NOT SO: %s\n  there is     %s\n  it should be %s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
}

task() { api "$URL/v1/tasks/$TASK" | field "$1"; }
status() { api -o /dev/null -w '%{http_code}' "$@"; }

# begin
URL=${MILLRACE_URL:-http://127.0.0.1:7700}
TOKEN=$(npx millrace token create --email ada@example.com)
api() { curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' "$@"; }
field() { node -p "JSON.parse(fs.readFileSync(0)).$1"; }
check 'Ada has a personal access token' "$TOKEN" 'mr_pat_*'
check 'it speaks for her' "$(api "$URL/v1/me" | field email)" ada@example.com

PROJECT=$(api "$URL/v1/projects?text=WEB" | field 'items[0].id')
GRACE=$(api "$URL/v1/users?text=Grace" | field 'items[0].id')
REVIEW=$(api "$URL/v1/projects/$PROJECT/columns" | field 'items.find(({ name }) => name === "Review").id')
check 'the demo project is there' "$(api "$URL/v1/projects/$PROJECT" | field name)" 'Website relaunch'
check 'Grace is there' "$(api "$URL/v1/users/$GRACE" | field name)" 'Grace Hopper'
check 'the board has a column Review' "$(api "$URL/v1/projects/$PROJECT/columns/$REVIEW" | field name)" Review

TASK=$(api -d '{"projectId":"'$PROJECT'","title":"Write the release notes"}' "$URL/v1/tasks" | field id)
api "$URL/v1/tasks/$TASK" | node -p 'JSON.parse(fs.readFileSync(0))'
check 'a task was created' "$(task title)" 'Write the release notes'
check 'it has a key of its project' "$(task key)" 'WEB-*'

api -X PATCH -d '{"assigneeId":"'$GRACE'"}' "$URL/v1/tasks/$TASK" | field version
check 'it was assigned to Grace' "$(task assigneeId)" "$GRACE"
api -d '{"columnId":"'$REVIEW'"}' "$URL/v1/tasks/$TASK/move" | field status
check 'it was moved to Review' "$(task columnId)" "$REVIEW"
check 'it has the status of that column' "$(task status)" in-progress
api -X PATCH -d '{"status":"completed"}' "$URL/v1/tasks/$TASK" | field completedAt
check 'it was completed' "$(task status)" completed
check 'each change was a version' "$(task version)" 4

api "$URL/v1/tasks?project=$PROJECT&assignee=$GRACE&sort=-updated&limit=3" |
  field 'items.map(({ key, status, title }) => `${key} ${status}: ${title}`).join("\n")'
check 'the list begins with it' "$(api "$URL/v1/tasks?project=$PROJECT&assignee=$GRACE&sort=-updated" | field 'items[0].id')" "$TASK"
api "$URL/v1/tasks/$TASK/history" |
  field 'items.map(({ version, type, actor }) => `${version} ${type} by ${actor.name}`).join("\n")'
check 'the history tells of all four' "$(api "$URL/v1/tasks/$TASK/history" | field items.length)" 4

api -X PATCH -H 'If-Match: "1"' -d '{"title":"Release notes"}' "$URL/v1/tasks/$TASK" |
  node -p 'JSON.parse(fs.readFileSync(0))'
check 'a change of version 1 is refused' "$(status -X PATCH -H 'If-Match: "1"' -d '{"priority":1}' "$URL/v1/tasks/$TASK")" 412
check 'and has changed nothing' "$(task title)" 'Write the release notes'

KEY=$(node -p 'crypto.randomUUID()')
FIRST=$(api -H "Idempotency-Key: $KEY" -d '{"title":"Water the plants"}' "$URL/v1/tasks" | field key)
AGAIN=$(api -H "Idempotency-Key: $KEY" -d '{"title":"Water the plants"}' "$URL/v1/tasks" | field key)
echo "$FIRST $AGAIN"
check 'it went to her inbox' "$FIRST" 'INBOX-*'
check 'the same request again made no second task' "$AGAIN" "$FIRST"
