import type { Potential, Telling } from './potential-rules.ts';

/** What a request says beyond its terms; what is left out is not known. */
export function potentialColumns(potential: Potential, now: Date) {
  const { costAmounts = [], ownPart, incomeByMonth = [], trainingState, voucher } = potential;
  return {
    costAmounts: [...costAmounts],
    ownPart: ownPart ?? null,
    incomeByMonth: [...incomeByMonth],
    trainingState: trainingState ?? null,
    voucherName: voucher?.firstName ?? null,
    voucherYears: voucher?.years ?? null,
    voucherAgreedAt: voucher ? now : null,
  };
}

/** A telling as its row keeps it. */
export function storyRow({ language, ...told }: Telling) {
  return { language, text: told.text, ...toldColumns(told) };
}

/** The parts that are told; a part that is left out is left as it was. */
export function toldColumns({ skills, costItems, ...words }: Omit<Partial<Telling>, 'language'>) {
  return {
    ...words,
    ...(skills && { skills: [...skills] }),
    ...(costItems && { costItems: [...costItems] }),
  };
}
