import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: begun last, it would keep one core busy while the other rests. */
const longest = [
  'tests/routes/shown.db.test.tsx',
  'tests/faults/queues.fault.test.ts',
  'tests/faults/web.fault.test.ts',
  'tests/stories/months.db.test.ts',
  'tests/stories/demonstration.db.test.ts',
  'tests/stories/sweeps.db.test.ts',
  'tests/stories/seeds.db.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = longest.findIndex((file) => moduleId.endsWith(file));
  return found < 0 ? longest.length : found;
};

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
