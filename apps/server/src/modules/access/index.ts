export { grantedRoleSql, joinAccessSql, roleSql } from './access-sql.ts'
export { lockProjects } from './project-locks.store.ts'
export { roleIncludes } from './role.ts'
