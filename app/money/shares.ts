/** What one lends at least, in minor units, unless a loan says otherwise. */
export const defaultShareSize = 2_500n;
