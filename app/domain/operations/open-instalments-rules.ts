interface LocalInstalment {
  readonly localPrincipal: bigint;
  readonly localInterest: bigint;
}

/**
 * Of each instalment, in their order, what is still to be collected, interest with it. What was
 * collected pays the first ones first; those whose principal is there are left out. Of an
 * instalment of interest alone no report says whether it was collected: it stays.
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
