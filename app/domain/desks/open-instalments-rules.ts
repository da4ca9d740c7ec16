interface LocalInstalment {
  readonly localPrincipal: bigint;
  readonly localInterest: bigint;
}

/**
 * What is still to be collected of each instalment, in order, interest included. Collections pay
 * the first ones first; those whose principal is collected are left out. No report says whether an
 * instalment of interest alone was collected, so it stays.
 */
export function openInstalments<Row extends LocalInstalment>(
  rows: readonly Row[],
  collected: bigint,
): (Row & { open: bigint })[] {
  let left = collected;
  return rows.flatMap((row) => {
    const paid = left < row.localPrincipal ? left : row.localPrincipal;
    left -= paid;
    const open = row.localPrincipal - paid;
    const isCollected = open === 0n && row.localPrincipal > 0n;
    return isCollected ? [] : [{ ...row, open: open + row.localInterest }];
  });
}
