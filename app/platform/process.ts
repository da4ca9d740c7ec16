/**
 * What this process is for. Whoever waits for a page is told soon that it cannot be answered; work
 * in the background waits longer. Said once, at the start of the web process.
 */
let isOfPages = false;

export function answerPages(): void {
  isOfPages = true;
}

export const answersPages = (): boolean => isOfPages;
