import { z } from 'zod'

/** Identifiers are UUIDv7 made in the app; the brand keeps a deal's id from being passed as a task's. */
const id = <Name extends string>() => z.uuid().brand<Name>()

export const WorkspaceId = id<'WorkspaceId'>()
export type WorkspaceId = z.infer<typeof WorkspaceId>
export const UserId = id<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const SessionId = id<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>
export const MemberId = id<'MemberId'>()
export type MemberId = z.infer<typeof MemberId>
export const TeamId = id<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const DepartmentId = id<'DepartmentId'>()
export type DepartmentId = z.infer<typeof DepartmentId>
export const ApiKeyId = id<'ApiKeyId'>()
export type ApiKeyId = z.infer<typeof ApiKeyId>
export const InvitationId = id<'InvitationId'>()
export type InvitationId = z.infer<typeof InvitationId>
export const ProcessId = id<'ProcessId'>()
export type ProcessId = z.infer<typeof ProcessId>
export const ProcessVersionId = id<'ProcessVersionId'>()
export type ProcessVersionId = z.infer<typeof ProcessVersionId>
export const CompanyId = id<'CompanyId'>()
export type CompanyId = z.infer<typeof CompanyId>
export const PersonId = id<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const ProductId = id<'ProductId'>()
export type ProductId = z.infer<typeof ProductId>
export const DealId = id<'DealId'>()
export type DealId = z.infer<typeof DealId>
export const TaskId = id<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>
export const ActivityId = id<'ActivityId'>()
export type ActivityId = z.infer<typeof ActivityId>
export const ImportId = id<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>
export const VersionMoveId = id<'VersionMoveId'>()
export type VersionMoveId = z.infer<typeof VersionMoveId>
export const FileId = id<'FileId'>()
export type FileId = z.infer<typeof FileId>
export const NoticeId = id<'NoticeId'>()
export type NoticeId = z.infer<typeof NoticeId>
export const LeaveId = id<'LeaveId'>()
export type LeaveId = z.infer<typeof LeaveId>
export const OwnFieldId = id<'OwnFieldId'>()
export type OwnFieldId = z.infer<typeof OwnFieldId>
export const LeadId = id<'LeadId'>()
export type LeadId = z.infer<typeof LeadId>
export const SourceCostId = id<'SourceCostId'>()
export type SourceCostId = z.infer<typeof SourceCostId>
