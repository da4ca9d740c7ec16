/** A line that nobody has said what it is, or only that nobody knows. */
export function isOpen({ bookedAs }: { bookedAs: string | null }): boolean {
  return bookedAs === null || isUnknown(bookedAs);
}

export const isUnknown = (bookedAs: string | null) =>
  /^account:suspense=-?\d+$/.test(bookedAs ?? '');
