import { z } from 'zod';
import type { ReportedLine } from '#app/domain/repayments/reported-line.ts';

const shape = z.record(z.string(), z.string().max(200));

/** Lines of a statement for which somebody chose a loan: by the line, the loan's number or address. */
export function withChoices(lines: readonly ReportedLine[], choices: string): ReportedLine[] {
  const chosen = choicesOf(choices);
  return lines.map((line) => {
    const loan = chosen[String(line.line)];
    return line.names !== undefined && loan ? { ...line, loan, names: undefined } : line;
  });
}

export function choicesOf(choices: string): Record<string, string> {
  try {
    return shape.parse(JSON.parse(choices));
  } catch {
    return {};
  }
}
