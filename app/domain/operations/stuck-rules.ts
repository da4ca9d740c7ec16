/** A payout that was to be sent before this and is not; what waits by rule is stuck only after that. */
export const unsentSince = (then: Date) => ({
  payout: { requestedAt: { lt: then } },
  OR: [{ waitsUntil: null }, { waitsUntil: { lt: then } }],
});
