import { describe, expect, it } from 'vitest';
import { type AuditVerb, auditVerbs } from '#app/domain/audit/audit-verbs.ts';
import { auditWords } from '#app/routes/operator/audit-words.ts';

describe('the audit log', () => {
  it('has words for every act, and keeps the name of one that an earlier version knew', () => {
    for (const verb of auditVerbs) expect(auditWords(verb)).not.toBe(verb);
    for (const old of ['record-recovery', 'record-unknown-money', 'propose-nothing'])
      expect(auditWords(old as AuditVerb)).toBe(old);
  });
});
