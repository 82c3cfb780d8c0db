export { grantedRoleSql, joinAccessSql, personRoleSql, roleSql } from './access-sql.ts'
export { lockProjects } from './project-locks.store.ts'
export { roleIncludes } from './role.ts'
