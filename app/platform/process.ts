/**
 * What this process is for. Whoever waits for a page is told soon that it cannot be answered; work
 * in the background waits longer. Said once, at the start of the web process.
 */
let isOfPages = false;

/** @param does false: it is over. */
export function answerPages(does = true): void {
  isOfPages = does;
}

export const answersPages = (): boolean => isOfPages;
