import { m } from '#app/messages/compiled/messages.js';

const roles: Record<string, () => string> = {
  lender: m.role_lender,
  officer: m.role_officer,
  manager: m.role_manager,
  viewer: m.role_viewer,
  reviewer: m.role_reviewer,
  treasurer: m.role_treasurer,
  support: m.role_support,
  auditor: m.role_auditor,
  admin: m.role_admin,
};

/** What somebody may do, in a word or two. */
export function roleWords(role: string): string {
  return roles[role]?.() ?? role;
}
