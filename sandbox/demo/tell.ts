import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import { tellStory } from './story.ts';
import { withStage } from './with-stage.ts';

/** Tells the life of a file's loans, up to now. */
export async function tell(options: {
  loans: readonly KivaLoan[];
  databaseUrl: string;
  say: (words: string) => void;
}): Promise<void> {
  const now = new Date();
  await withStage({ ...options, now }, async (stage) => {
    await tellStory(stage, options.loans, now);
  });
}
