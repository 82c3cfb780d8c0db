// Made from packages/contract/openapi.json by "npm run gen".
export interface paths {
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get who I am and what I may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my profile */
        patch: operations["patchMe"];
        trace?: never;
    };
    "/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my personal access tokens */
        get: operations["getMeTokens"];
        put?: never;
        /** Create a personal access token; the answer shows it once, a replayed answer does not */
        post: operations["postMeTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one of my personal access tokens */
        get: operations["getMeTokensById"];
        put?: never;
        post?: never;
        /** Revoke a personal access token */
        delete: operations["deleteMeTokensById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List people */
        get: operations["getUsers"];
        put?: never;
        /** Create a person */
        post: operations["postUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a person */
        get: operations["getUsersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person: profile, role, disabled or not */
        patch: operations["patchUsersById"];
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations that can still be accepted */
        get: operations["getInvitations"];
        put?: never;
        /** Invite a person: mails a link with which they sign up, once */
        post: operations["postInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invitation */
        get: operations["getInvitationsById"];
        put?: never;
        post?: never;
        /** Revoke an invitation */
        delete: operations["deleteInvitationsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List teams */
        get: operations["getTeams"];
        put?: never;
        /** Create a team */
        post: operations["postTeams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a team */
        get: operations["getTeamsById"];
        put?: never;
        post?: never;
        /** Delete a team */
        delete: operations["deleteTeamsById"];
        options?: never;
        head?: never;
        /** Change a team */
        patch: operations["patchTeamsById"];
        trace?: never;
    };
    "/v1/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of a team */
        get: operations["getTeamsByIdMembers"];
        put?: never;
        /** Add a person to a team */
        post: operations["postTeamsByIdMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a member of a team */
        get: operations["getTeamsByIdMembersByUserId"];
        put?: never;
        post?: never;
        /** Take a person out of a team, or leave it */
        delete: operations["deleteTeamsByIdMembersByUserId"];
        options?: never;
        head?: never;
        /** Change the role of a person in a team */
        patch: operations["patchTeamsByIdMembersByUserId"];
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the browsers in which I am signed in */
        get: operations["getMeSessions"];
        put?: never;
        post?: never;
        /** Sign out everywhere */
        delete: operations["deleteMeSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out of one browser */
        delete: operations["deleteMeSessionsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List service accounts */
        get: operations["getServiceAccounts"];
        put?: never;
        /** Create a service account; the answer shows its secret once, a replayed answer does not */
        post: operations["postServiceAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a service account */
        get: operations["getServiceAccountsById"];
        put?: never;
        post?: never;
        /** Delete a service account; what it wrote stays */
        delete: operations["deleteServiceAccountsById"];
        options?: never;
        head?: never;
        /** Change a service account: name, permissions, disabled or not */
        patch: operations["patchServiceAccountsById"];
        trace?: never;
    };
    "/v1/service-accounts/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret; the old one and its access tokens end, and the answer shows the new one once */
        post: operations["postServiceAccountsByIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List projects */
        get: operations["getProjects"];
        put?: never;
        /** Create a project */
        post: operations["postProjects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a project */
        get: operations["getProjectsById"];
        put?: never;
        post?: never;
        /** Delete a project; it can be restored */
        delete: operations["deleteProjectsById"];
        options?: never;
        head?: never;
        /** Change a project */
        patch: operations["patchProjectsById"];
        trace?: never;
    };
    "/v1/projects/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted project */
        post: operations["postProjectsByIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people and teams of a project */
        get: operations["getProjectsByIdMembers"];
        put?: never;
        /** Add a person or a team to a project */
        post: operations["postProjectsByIdMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a person or a team of a project */
        get: operations["getProjectsByIdMembersByMemberId"];
        put?: never;
        post?: never;
        /** Remove a person or a team from a project, or leave it */
        delete: operations["deleteProjectsByIdMembersByMemberId"];
        options?: never;
        head?: never;
        /** Change the role of a person or a team in a project */
        patch: operations["patchProjectsByIdMembersByMemberId"];
        trace?: never;
    };
    "/v1/projects/{id}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the columns of a board, all on one page */
        get: operations["getProjectsByIdColumns"];
        put?: never;
        /** Add a column to a board */
        post: operations["postProjectsByIdColumns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/columns/{columnId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a column */
        get: operations["getProjectsByIdColumnsByColumnId"];
        put?: never;
        post?: never;
        /** Delete a column and move its tasks to another one */
        delete: operations["deleteProjectsByIdColumnsByColumnId"];
        options?: never;
        head?: never;
        /** Change a column or its place */
        patch: operations["patchProjectsByIdColumnsByColumnId"];
        trace?: never;
    };
    "/v1/projects/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the labels of a project, all on one page */
        get: operations["getProjectsByIdLabels"];
        put?: never;
        /** Add a label to a project */
        post: operations["postProjectsByIdLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/labels/{labelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a label */
        get: operations["getProjectsByIdLabelsByLabelId"];
        put?: never;
        post?: never;
        /** Delete a label and take it off every task */
        delete: operations["deleteProjectsByIdLabelsByLabelId"];
        options?: never;
        head?: never;
        /** Change a label */
        patch: operations["patchProjectsByIdLabelsByLabelId"];
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks, filtered and sorted */
        get: operations["getTasks"];
        put?: never;
        /** Create a task */
        post: operations["postTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a task */
        get: operations["getTasksById"];
        put?: never;
        post?: never;
        /** Move a task to the trash */
        delete: operations["deleteTasksById"];
        options?: never;
        head?: never;
        /** Change fields of a task (JSON Merge Patch) */
        patch: operations["patchTasksById"];
        trace?: never;
    };
    "/v1/tasks/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task out of the trash */
        post: operations["postTasksByIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a task on the board or to another project */
        post: operations["postTasksByIdMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run up to 500 operations on tasks */
        post: operations["postTasksBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the links of a task, in both directions */
        get: operations["getTasksByIdLinks"];
        put?: never;
        /** Link a task to another */
        post: operations["postTasksByIdLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/links/{linkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a link from a task */
        delete: operations["deleteTasksByIdLinksByLinkId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who changed what of a task, newest first */
        get: operations["getTasksByIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a board: its columns, their counts, and the first cards of each */
        get: operations["getProjectsByIdBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the comments of a task, oldest first */
        get: operations["getTasksByIdComments"];
        put?: never;
        /** Comment on a task */
        post: operations["postTasksByIdComments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a comment */
        get: operations["getCommentsById"];
        put?: never;
        post?: never;
        /** Delete a comment */
        delete: operations["deleteCommentsById"];
        options?: never;
        head?: never;
        /** Change a comment of your own (JSON Merge Patch) */
        patch: operations["patchCommentsById"];
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what I was told, newest first */
        get: operations["getNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count what I have not read */
        get: operations["getNotificationsUnreadCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Mark a notification as read or unread */
        patch: operations["patchNotificationsById"];
        trace?: never;
    };
    "/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all notifications as read, or those up to one */
        post: operations["postNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get whether I follow a task */
        get: operations["getTasksByIdFollowing"];
        /** Follow, mute or leave a task */
        put: operations["putTasksByIdFollowing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get which way I am told of what */
        get: operations["getMeNotificationPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change which way I am told of what */
        patch: operations["patchMeNotificationPreferences"];
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own jobs, newest first */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a job: its state, progress, and result or error */
        get: operations["getJobsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a job; what it has done stays done */
        post: operations["postJobsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List messages that were given up, newest first */
        get: operations["getAdminDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a message that was given up, with its body and headers */
        get: operations["getAdminDeadLettersById"];
        put?: never;
        post?: never;
        /** Discard it for good */
        delete: operations["deleteAdminDeadLettersById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters/{id}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it to its queue again */
        post: operations["postAdminDeadLettersByIdRedrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send many to their queues again; the job tells how far it is */
        post: operations["postAdminDeadLettersRedrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Discard many for good; the job tells how far it is */
        post: operations["postAdminDeadLettersDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List mails that were written to files, newest first */
        get: operations["getAdminMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a mail; one that is no notification takes a recent second factor */
        get: operations["getAdminMailsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow what changes: everything since a position that you may see */
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["getHealthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests can be answered */
        get: operations["getHealthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/startup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the start is done */
        get: operations["getHealthStartup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccessToken */
        AccessToken: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            name: string;
            scopes: ("tasks:read" | "tasks:write" | "tasks:delete" | "tasks:admin" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "users:admin" | "account:manage" | "audit:read" | "webhooks:manage" | "operations:manage")[];
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            can: {
                revoke: boolean;
            };
        };
        /** AddProjectMember */
        AddProjectMember: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            userId?: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            teamId?: string;
            /** @enum {unknown} */
            role: "viewer" | "commenter" | "editor" | "owner";
        };
        /** AddTeamMember */
        AddTeamMember: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            userId: string;
            /** @enum {unknown} */
            role?: "member" | "manager";
        };
        /** Board */
        Board: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            columns: components["schemas"]["BoardColumn"][];
        };
        /** BoardColumn */
        BoardColumn: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            name: string;
            /** @enum {unknown} */
            status: "pending" | "in-progress" | "completed";
            rank: string;
            wipLimit: number | null;
            version: number;
            count: number;
            items: components["schemas"]["Task"][];
            nextCursor: string | null;
        };
        /** Change */
        Change: {
            position: number;
            /** @enum {unknown} */
            type: "task.created" | "task.updated" | "task.completed" | "task.moved" | "task.assigned" | "task.deleted" | "task.restored" | "task.linked" | "task.unlinked" | "comment.created" | "comment.updated" | "comment.deleted" | "project.created" | "project.updated" | "project.deleted" | "project.restored" | "project.member-added" | "project.member-updated" | "project.member-removed" | "project.column-created" | "project.column-updated" | "project.column-deleted" | "project.label-created" | "project.label-updated" | "project.label-deleted" | "team.created" | "team.updated" | "team.deleted" | "team.member-added" | "team.member-updated" | "team.member-removed" | "user.created" | "user.updated" | "user.disabled" | "user.enabled" | "token.created" | "token.revoked" | "service-account.created" | "service-account.updated" | "service-account.disabled" | "service-account.enabled" | "service-account.secret-rotated" | "service-account.deleted" | "invitation.created" | "invitation.revoked" | "dead-letter.redriven" | "dead-letter.discarded" | "access.gained" | "access.lost";
            subject: {
                /** @example task */
                type: string;
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
            };
            projectId: string | null;
            actorId: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            at: string;
            version: number | null;
            data: {
                before?: {
                    [key: string]: unknown;
                };
                after?: {
                    [key: string]: unknown;
                };
                /**
                 * Format: uuid
                 * @description The completed task of which the created one is the next occurrence.
                 */
                continues?: string;
            };
        };
        /** Changes */
        Changes: {
            items: components["schemas"]["Change"][];
            next: number;
            resync: boolean;
            snapshot?: {
                /** @example /v1/tasks?sort=created&limit=100 */
                projects?: string;
                /** @example /v1/tasks?sort=created&limit=100 */
                tasks: string;
                /** @example /v1/tasks?sort=created&limit=100 */
                tasksOfProject: string;
                /** @example /v1/tasks?sort=created&limit=100 */
                teams?: string;
            };
        };
        /** Column */
        Column: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            name: string;
            /** @enum {unknown} */
            status: "pending" | "in-progress" | "completed";
            wipLimit: number | null;
            rank: string;
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            can: {
                update: boolean;
                delete: boolean;
            };
        };
        /** Comment */
        Comment: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            taskId: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            author: {
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
                name: string;
            };
            body: string;
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            can: {
                update: boolean;
                delete: boolean;
            };
        };
        /** CreateAccessToken */
        CreateAccessToken: {
            name: string;
            scopes?: ("tasks:read" | "tasks:write" | "tasks:delete" | "tasks:admin" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "users:admin" | "account:manage" | "audit:read" | "webhooks:manage" | "operations:manage")[];
            expiresAt?: string | null;
            expiresInDays?: number;
        };
        /** CreateColumn */
        CreateColumn: {
            name: string;
            /** @enum {unknown} */
            status: "pending" | "in-progress" | "completed";
            wipLimit?: number | null;
            afterId?: string | null;
        };
        /** CreateComment */
        CreateComment: {
            body: string;
        };
        /** CreateInvitation */
        CreateInvitation: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            name?: string;
            /** @enum {unknown} */
            role?: "viewer" | "user" | "admin";
        };
        /** CreateLabel */
        CreateLabel: {
            name: string;
            /** @example #3b82f6 */
            color: string;
        };
        /** CreateLink */
        CreateLink: {
            /** @enum {unknown} */
            kind: "blocks" | "relates" | "duplicates";
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            taskId: string;
        };
        /** CreateProject */
        CreateProject: {
            name: string;
            /** @example OPS */
            key?: string;
            description?: string;
            color?: string | null;
        };
        /** CreateServiceAccount */
        CreateServiceAccount: {
            name: string;
            permissions: ("tasks:read" | "tasks:write" | "tasks:delete" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "audit:read" | "webhooks:manage")[];
        };
        /** CreateTask */
        CreateTask: {
            title: string;
            description?: string;
            /** @enum {unknown} */
            status?: "pending" | "in-progress" | "completed";
            priority?: number;
            assigneeId?: string | null;
            parentId?: string | null;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            columnId?: string;
            labelIds?: string[];
            startOn?: string | null;
            startAt?: string | null;
            dueOn?: string | null;
            dueAt?: string | null;
            recurrence?: string | null;
            fields?: {
                [key: string]: string | number | boolean | null | string[];
            };
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId?: string;
        };
        /** CreateTeam */
        CreateTeam: {
            name: string;
            description?: string;
        };
        /** CreateUser */
        CreateUser: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            name: string;
            /** @enum {unknown} */
            role?: "viewer" | "user" | "admin";
        };
        /** CreatedAccessToken */
        CreatedAccessToken: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            name: string;
            scopes: ("tasks:read" | "tasks:write" | "tasks:delete" | "tasks:admin" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "users:admin" | "account:manage" | "audit:read" | "webhooks:manage" | "operations:manage")[];
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            can: {
                revoke: boolean;
            };
            /** @description Shown once. Null when the answer is a replay of an idempotent request: the token is not kept. */
            token: string | null;
        };
        /** DeadLetter */
        DeadLetter: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example notifications */
            queue: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            messageId: string;
            /** @example task.assigned */
            type: string;
            error: string;
            attempts: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            firstSeenAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            diedAt: string;
            key: string;
            headers: {
                [key: string]: unknown;
            };
            body: string | null;
            bodyBase64: string | null;
        };
        /** DeadLetterSelection */
        DeadLetterSelection: {
            queue?: string;
            ids?: string[];
            /** @constant */
            all?: true;
        };
        /** DeadLetterSummary */
        DeadLetterSummary: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example notifications */
            queue: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            messageId: string;
            /** @example task.assigned */
            type: string;
            error: string;
            attempts: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            firstSeenAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            diedAt: string;
        };
        /** Health */
        Health: {
            /** @constant */
            status: "ok";
        };
        /** HistoryEntry */
        HistoryEntry: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example task.updated */
            type: string;
            version: number;
            actor: {
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
                name: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            at: string;
            changes: {
                field: string;
                from: unknown;
                to: unknown;
            }[];
        };
        /** Invitation */
        Invitation: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            email: string;
            name: string | null;
            /** @enum {unknown} */
            role: "viewer" | "user" | "admin";
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            expiresAt: string;
            can: {
                revoke: boolean;
            };
        };
        /** Job */
        Job: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example dead-letters.redrive */
            kind: string;
            /** @enum {unknown} */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            progress: {
                done: number;
                total: number | null;
            };
            result: {
                [key: string]: unknown;
            } | null;
            error: {
                /** @enum {unknown} */
                code: "invalid-request" | "malformed-request" | "malformed-body" | "invalid-cursor" | "invalid-idempotency-key" | "invalid-precondition" | "unauthenticated" | "second-factor-required" | "forbidden" | "not-found" | "method-not-allowed" | "not-acceptable" | "request-timeout" | "conflict" | "idempotency-key-in-use" | "precondition-failed" | "body-too-large" | "unsupported-media-type" | "rule-violated" | "idempotency-key-reused" | "rate-limited" | "headers-too-large" | "internal" | "unavailable";
                detail: string | null;
            } | null;
            attempts: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            requestedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            cancelRequestedAt: string | null;
            can: {
                cancel: boolean;
            };
        };
        /** Label */
        Label: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            name: string;
            /** @example #3b82f6 */
            color: string;
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            can: {
                update: boolean;
                delete: boolean;
            };
        };
        /** Me */
        Me: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @enum {unknown} */
            kind: "person" | "service";
            email: string;
            name: string;
            /** @enum {unknown} */
            role: "viewer" | "user" | "admin";
            permissions: ("tasks:read" | "tasks:write" | "tasks:delete" | "tasks:admin" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "users:admin" | "account:manage" | "audit:read" | "webhooks:manage" | "operations:manage")[];
            /** @enum {unknown} */
            language: "en" | "de";
            timeZone: string;
            /** @enum {unknown} */
            weekStart: "monday" | "saturday" | "sunday";
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            inboxProjectId: string;
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            session: {
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T08:00:00.000Z
                 */
                expiresAt: string;
                secondFactorAt: string | null;
            } | null;
            accountUrl: string | null;
            can: {
                update: boolean;
                createProjects: boolean;
                createTeams: boolean;
                administer: boolean;
            };
        };
        /** MoveTask */
        MoveTask: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId?: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            columnId?: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            beforeId?: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            afterId?: string;
        };
        /** Notification */
        Notification: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @enum {unknown} */
            kind: "mentioned" | "assigned" | "commented" | "status-changed" | "due-soon" | "overdue";
            task: {
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
                /** @example OPS-42 */
                key: string;
                title: string;
            };
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            actor: {
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
                name: string;
            } | null;
            data: {
                commentId: string | null;
                excerpt: string | null;
                status: {
                    /** @enum {unknown} */
                    before: "pending" | "in-progress" | "completed";
                    /** @enum {unknown} */
                    after: "pending" | "in-progress" | "completed";
                } | null;
                due: string | null;
            };
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            at: string;
            readAt: string | null;
        };
        /** NotificationPreferences */
        NotificationPreferences: {
            kinds: {
                mentioned: {
                    inApp: boolean;
                    email: boolean;
                };
                assigned: {
                    inApp: boolean;
                    email: boolean;
                };
                commented: {
                    inApp: boolean;
                    email: boolean;
                };
                "status-changed": {
                    inApp: boolean;
                    email: boolean;
                };
                "due-soon": {
                    inApp: boolean;
                    email: boolean;
                };
                overdue: {
                    inApp: boolean;
                    email: boolean;
                };
            };
            quietHours: {
                /** @example 22:00 */
                from: string;
                /** @example 22:00 */
                to: string;
            } | null;
            digestHour: number | null;
            version: number;
        };
        /** Problem */
        Problem: {
            /** @example urn:millrace:problem:not-found */
            type: string;
            title: string;
            status: number;
            /** @enum {unknown} */
            code: "invalid-request" | "malformed-request" | "malformed-body" | "invalid-cursor" | "invalid-idempotency-key" | "invalid-precondition" | "unauthenticated" | "second-factor-required" | "forbidden" | "not-found" | "method-not-allowed" | "not-acceptable" | "request-timeout" | "conflict" | "idempotency-key-in-use" | "precondition-failed" | "body-too-large" | "unsupported-media-type" | "rule-violated" | "idempotency-key-reused" | "rate-limited" | "headers-too-large" | "internal" | "unavailable";
            detail?: string;
            requestId: string | null;
            errors?: {
                /** @enum {unknown} */
                in: "body" | "query" | "path" | "header";
                /** @example /title */
                pointer: string;
                message: string;
            }[];
        };
        /** Project */
        Project: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example OPS */
            key: string;
            name: string;
            description: string;
            color: string | null;
            isInbox: boolean;
            /** @enum {unknown} */
            role: "viewer" | "commenter" | "editor" | "owner";
            version: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            archivedAt: string | null;
            deletedAt: string | null;
            can: {
                update: boolean;
                delete: boolean;
                restore: boolean;
                manageMembers: boolean;
                manageColumns: boolean;
                manageLabels: boolean;
                createTasks: boolean;
                comment: boolean;
            };
        };
        /** ProjectMember */
        ProjectMember: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            /** @enum {unknown} */
            kind: "user" | "team";
            name: string;
            /** @enum {unknown} */
            role: "viewer" | "commenter" | "editor" | "owner";
            version: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            addedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            addedAt: string;
            can: {
                update: boolean;
                remove: boolean;
            };
        };
        /** ReadNotifications */
        ReadNotifications: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            upTo?: string;
        };
        /** SentMail */
        SentMail: {
            /** @example 2026-11-21T08-00-00.000Z-6e7f1a2b */
            id: string;
            subject: string;
            from: string;
            to: string[];
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            sentAt: string;
            isAccountLetter: boolean;
            isReadable: boolean;
            text: string | null;
            html: string | null;
        };
        /** SentMailSummary */
        SentMailSummary: {
            /** @example 2026-11-21T08-00-00.000Z-6e7f1a2b */
            id: string;
            subject: string;
            from: string;
            to: string[];
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            sentAt: string;
            isAccountLetter: boolean;
            isReadable: boolean;
        };
        /** ServiceAccount */
        ServiceAccount: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example millrace-6e7v3m1q0zk8 */
            clientId: string;
            name: string;
            permissions: ("tasks:read" | "tasks:write" | "tasks:delete" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "audit:read" | "webhooks:manage")[];
            version: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            secretChangedAt: string;
            disabledAt: string | null;
            can: {
                update: boolean;
                delete: boolean;
                rotateSecret: boolean;
            };
        };
        /** ServiceAccountWithSecret */
        ServiceAccountWithSecret: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example millrace-6e7v3m1q0zk8 */
            clientId: string;
            name: string;
            permissions: ("tasks:read" | "tasks:write" | "tasks:delete" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "audit:read" | "webhooks:manage")[];
            version: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            secretChangedAt: string;
            disabledAt: string | null;
            can: {
                update: boolean;
                delete: boolean;
                rotateSecret: boolean;
            };
            /** @description Shown once. Null when the answer is a replay of an idempotent request: the secret is not kept. */
            clientSecret: string | null;
        };
        /** Session */
        Session: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @description Whether the request came with this session. */
            current: boolean;
            /** @example Firefox on Linux */
            client: string;
            /**
             * @description The network address of the sign-in.
             * @example 192.0.2.7
             */
            address: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            expiresAt: string;
            can: {
                end: boolean;
            };
        };
        /** Task */
        Task: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @example OPS-42 */
            key: string;
            number: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            projectId: string;
            title: string;
            description: string;
            /** @enum {unknown} */
            status: "pending" | "in-progress" | "completed";
            priority: number;
            assigneeId: string | null;
            parentId: string | null;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            columnId: string;
            rank: string;
            labelIds: string[];
            startOn: string | null;
            startAt: string | null;
            dueOn: string | null;
            dueAt: string | null;
            recurrence: string | null;
            fields: {
                [key: string]: string | number | boolean | null | string[];
            };
            version: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            completedAt: string | null;
            deletedAt: string | null;
            can: {
                update: boolean;
                move: boolean;
                delete: boolean;
                restore: boolean;
                comment: boolean;
            };
        };
        /** TaskBatch */
        TaskBatch: {
            /** @default true */
            atomic: boolean;
            operations: ({
                create: components["schemas"]["CreateTask"];
            } | {
                update: {
                    /**
                     * Format: uuid
                     * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                     */
                    id: string;
                    version?: number;
                    set: components["schemas"]["UpdateTask"];
                };
            } | {
                delete: {
                    /**
                     * Format: uuid
                     * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                     */
                    id: string;
                    version?: number;
                };
            } | {
                restore: {
                    /**
                     * Format: uuid
                     * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                     */
                    id: string;
                };
            } | {
                move: {
                    /**
                     * Format: uuid
                     * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                     */
                    id: string;
                    to: components["schemas"]["MoveTask"];
                };
            })[];
        };
        /** TaskBatchResults */
        TaskBatchResults: {
            results: {
                status: number;
                task?: components["schemas"]["Task"];
                problem?: components["schemas"]["Problem"];
            }[];
        };
        /** TaskFollowing */
        TaskFollowing: {
            /** @enum {unknown} */
            state: "following" | "muted" | "none";
        };
        /** TaskLink */
        TaskLink: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @enum {unknown} */
            kind: "blocks" | "relates" | "duplicates";
            /** @enum {unknown} */
            direction: "outward" | "inward";
            task: {
                /**
                 * Format: uuid
                 * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
                 */
                id: string;
                key: string;
                title: string;
                /** @enum {unknown} */
                status: "pending" | "in-progress" | "completed";
            };
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
        };
        /** Team */
        Team: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            name: string;
            description: string;
            memberCount: number;
            version: number;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            can: {
                update: boolean;
                delete: boolean;
                manageMembers: boolean;
            };
        };
        /** TeamMember */
        TeamMember: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            teamId: string;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            userId: string;
            name: string;
            /** @enum {unknown} */
            role: "member" | "manager";
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            addedAt: string;
            can: {
                update: boolean;
                remove: boolean;
            };
        };
        /** UnreadCount */
        UnreadCount: {
            count: number;
            hasMore: boolean;
        };
        /** UpdateColumn */
        UpdateColumn: {
            name?: string;
            /** @enum {unknown} */
            status?: "pending" | "in-progress" | "completed";
            wipLimit?: number | null;
            afterId?: string | null;
        };
        /** UpdateComment */
        UpdateComment: {
            body: string;
        };
        /** UpdateLabel */
        UpdateLabel: {
            name?: string;
            /** @example #3b82f6 */
            color?: string;
        };
        /** UpdateMe */
        UpdateMe: {
            name?: string;
            /** @enum {unknown} */
            language?: "en" | "de";
            /** @example Europe/Berlin */
            timeZone?: string;
            /** @enum {unknown} */
            weekStart?: "monday" | "saturday" | "sunday";
        };
        /** UpdateNotification */
        UpdateNotification: {
            read: boolean;
        };
        /** UpdateNotificationPreferences */
        UpdateNotificationPreferences: {
            kinds?: {
                mentioned?: {
                    inApp?: boolean;
                    email?: boolean;
                };
                assigned?: {
                    inApp?: boolean;
                    email?: boolean;
                };
                commented?: {
                    inApp?: boolean;
                    email?: boolean;
                };
                "status-changed"?: {
                    inApp?: boolean;
                    email?: boolean;
                };
                "due-soon"?: {
                    inApp?: boolean;
                    email?: boolean;
                };
                overdue?: {
                    inApp?: boolean;
                    email?: boolean;
                };
            };
            quietHours?: {
                /** @example 22:00 */
                from: string;
                /** @example 22:00 */
                to: string;
            } | null;
            digestHour?: number | null;
        };
        /** UpdateProject */
        UpdateProject: {
            name?: string;
            /** @example OPS */
            key?: string;
            description?: string;
            color?: string | null;
            archived?: boolean;
        };
        /** UpdateProjectMember */
        UpdateProjectMember: {
            /** @enum {unknown} */
            role: "viewer" | "commenter" | "editor" | "owner";
        };
        /** UpdateServiceAccount */
        UpdateServiceAccount: {
            name?: string;
            permissions?: ("tasks:read" | "tasks:write" | "tasks:delete" | "comments:write" | "projects:read" | "projects:write" | "teams:read" | "teams:write" | "users:read" | "audit:read" | "webhooks:manage")[];
            disabled?: boolean;
        };
        /** UpdateTask */
        UpdateTask: {
            title?: string;
            description?: string;
            /** @enum {unknown} */
            status?: "pending" | "in-progress" | "completed";
            priority?: number;
            assigneeId?: string | null;
            parentId?: string | null;
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            columnId?: string;
            labelIds?: string[];
            startOn?: string | null;
            startAt?: string | null;
            dueOn?: string | null;
            dueAt?: string | null;
            recurrence?: string | null;
            fields?: {
                [key: string]: string | number | boolean | null | string[];
            };
        };
        /** UpdateTeam */
        UpdateTeam: {
            name?: string;
            description?: string;
        };
        /** UpdateTeamMember */
        UpdateTeamMember: {
            /** @enum {unknown} */
            role: "member" | "manager";
        };
        /** UpdateUser */
        UpdateUser: {
            name?: string;
            /** @enum {unknown} */
            language?: "en" | "de";
            /** @example Europe/Berlin */
            timeZone?: string;
            /** @enum {unknown} */
            role?: "viewer" | "user" | "admin";
            disabled?: boolean;
        };
        /** User */
        User: {
            /**
             * Format: uuid
             * @example 019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
             */
            id: string;
            /** @enum {unknown} */
            kind: "person" | "service";
            email?: string;
            name: string;
            /** @enum {unknown} */
            role: "viewer" | "user" | "admin";
            /** @enum {unknown} */
            language?: "en" | "de";
            timeZone?: string;
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T08:00:00.000Z
             */
            updatedAt: string;
            disabledAt: string | null;
            can: {
                update: boolean;
            };
        };
    };
    responses: {
        /** @description `invalid-request`: The request has invalid fields. `malformed-request`: The request is not valid HTTP. `malformed-body`: The body is not valid JSON. `invalid-cursor`: The cursor is not one of this list. `invalid-idempotency-key`: The idempotency key is not usable. `invalid-precondition`: The precondition header is not an entity tag. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: A valid access token is needed. `second-factor-required`: A recent second factor is needed. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found`: Not found. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-acceptable`: The answer cannot be given in an accepted form. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `conflict`: The request conflicts with the present state. `idempotency-key-in-use`: The first request with this key is still running. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-failed`: The object has changed since it was read. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body-too-large`: The body is too large. */
        ContentTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported-media-type`: The body must be JSON. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rule-violated`: The request breaks a rule. `idempotency-key-reused`: The idempotency key was used for another request. */
        UnprocessableContent: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate-limited`: Too many requests. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong. */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: The service is not available for the moment. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
         * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
         */
        IdempotencyKey: string;
        /**
         * @description Changes the object only when it is still at this version; otherwise 412.
         * @example "12"
         */
        IfMatch: string;
        /**
         * @description Answers 304 when the object is still at this version.
         * @example "12"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The version of the object, for `If-Match` and `If-None-Match`.
         * @example "12"
         */
        ETag: string;
        /**
         * @description Where the created object, or the job, is found.
         * @example /v1/tasks/019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e
         */
        Location: string;
        /**
         * @description What is left of the budget: requests (`r`) and seconds until it has room again (`t`).
         * @example "default";r=1199;t=42
         */
        RateLimit: string;
        /**
         * @description The budget: requests (`q`) within seconds (`w`).
         * @example "default";q=1200;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Seconds to wait before trying again.
         * @example 2
         */
        "Retry-After": string;
        /**
         * @description How to be known (RFC 6750).
         * @example Bearer
         */
        "WWW-Authenticate": string;
        /**
         * @description Names the request in logs and events; yours when you sent one.
         * @example 0d9c8f5e-4b0a-4f0e-9d57-1f1c5b6a7e21
         */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateMe"];
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMeTokens: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccessToken"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postMeTokens: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccessToken"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAccessToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMeTokensById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMeTokensById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getUsers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
                text?: string;
                kind?: "person" | "service";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postUsers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getUsersById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchUsersById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateUser"];
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getInvitations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postInvitations: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitation"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getInvitationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteInvitationsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTeams: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Team"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTeams: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeam"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTeamsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteTeamsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchTeamsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateTeam"];
                "application/json": components["schemas"]["UpdateTeam"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTeamsByIdMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TeamMember"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTeamsByIdMembers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTeamMember"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTeamsByIdMembersByUserId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteTeamsByIdMembersByUserId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchTeamsByIdMembersByUserId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateTeamMember"];
                "application/json": components["schemas"]["UpdateTeamMember"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMeSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMeSessions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMeSessionsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getServiceAccounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ServiceAccount"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postServiceAccounts: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateServiceAccount"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountWithSecret"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getServiceAccountsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteServiceAccountsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchServiceAccountsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateServiceAccount"];
                "application/json": components["schemas"]["UpdateServiceAccount"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postServiceAccountsByIdSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountWithSecret"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjects: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
                text?: string;
                archived?: boolean;
                deleted?: boolean;
                scope?: "mine" | "all";
                sort?: "name" | "-name" | "created" | "-created";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postProjects: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProject"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteProjectsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchProjectsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateProject"];
                "application/json": components["schemas"]["UpdateProject"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postProjectsByIdRestore: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProjectMember"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postProjectsByIdMembers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddProjectMember"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdMembersByMemberId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMember"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteProjectsByIdMembersByMemberId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchProjectsByIdMembersByMemberId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateProjectMember"];
                "application/json": components["schemas"]["UpdateProjectMember"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdColumns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Column"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postProjectsByIdColumns: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateColumn"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Column"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdColumnsByColumnId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
                columnId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Column"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteProjectsByIdColumnsByColumnId: {
        parameters: {
            query?: {
                move_to?: string;
            };
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                columnId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchProjectsByIdColumnsByColumnId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                columnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateColumn"];
                "application/json": components["schemas"]["UpdateColumn"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Column"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Label"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postProjectsByIdLabels: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLabel"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdLabelsByLabelId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
                labelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteProjectsByIdLabelsByLabelId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                labelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchProjectsByIdLabelsByLabelId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateLabel"];
                "application/json": components["schemas"]["UpdateLabel"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTasks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
                project?: string;
                /** @description Several values: repeat the parameter, or separate them with commas. */
                status?: ("pending" | "in-progress" | "completed")[];
                assignee?: string | "me" | "none";
                /** @description Several values: repeat the parameter, or separate them with commas. */
                priority?: number[];
                /** @description Several values: repeat the parameter, or separate them with commas. */
                label?: string[];
                parent?: string | "none";
                column?: string;
                due_from?: string;
                due_to?: string;
                created_from?: string;
                created_to?: string;
                text?: string;
                deleted?: boolean;
                sort?: "created" | "-created" | "updated" | "-updated" | "due" | "-due" | "priority" | "-priority" | "rank" | "-rank";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTasks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTask"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTasksById: {
        parameters: {
            query?: {
                deleted?: boolean;
            };
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteTasksById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchTasksById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateTask"];
                "application/json": components["schemas"]["UpdateTask"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTasksByIdRestore: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTasksByIdMove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveTask"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTasksBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskBatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskBatchResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTasksByIdLinks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaskLink"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTasksByIdLinks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLink"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteTasksByIdLinksByLinkId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
                linkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTasksByIdHistory: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProjectsByIdBoard: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTasksByIdComments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Comment"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postTasksByIdComments: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateComment"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCommentsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteCommentsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchCommentsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateComment"];
                "application/json": components["schemas"]["UpdateComment"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getNotifications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getNotificationsUnreadCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchNotificationsById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateNotification"];
                "application/json": components["schemas"]["UpdateNotification"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postNotificationsRead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTasksByIdFollowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskFollowing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putTasksByIdFollowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskFollowing"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskFollowing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMeNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answers 304 when the object is still at this version.
                 * @example "12"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Not changed since the version in `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchMeNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateNotificationPreferences"];
                "application/json": components["schemas"]["UpdateNotificationPreferences"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getJobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Job"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getJobsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postJobsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; it goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAdminDeadLetters: {
        parameters: {
            query?: {
                queue?: string;
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterSummary"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAdminDeadLettersById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteAdminDeadLettersById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Changes the object only when it is still at this version; otherwise 412.
                 * @example "12"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postAdminDeadLettersByIdRedrive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postAdminDeadLettersRedrive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterSelection"];
            };
        };
        responses: {
            /** @description Accepted; it goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postAdminDeadLettersDiscard: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterSelection"];
            };
        };
        responses: {
            /** @description Accepted; it goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAdminMails: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SentMailSummary"][];
                        nextCursor: string | null;
                        page?: number;
                        pageSize?: number;
                        hasMore?: boolean;
                        /** @enum {unknown} */
                        delivery: "folder" | "server";
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAdminMailsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getChanges: {
        parameters: {
            query?: {
                since?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHealthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHealthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHealthStartup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
