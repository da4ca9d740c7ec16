/** `data-grid`: Enter and the arrows go up and down a column of fields, as in a spreadsheet. */
export function moveThroughGrids(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const field = event.target as HTMLInputElement;
    const grid = field.closest('[data-grid]');
    if (!step || !grid || field.tagName !== 'INPUT') return;
    const column = [...grid.querySelectorAll<HTMLInputElement>('tbody input')];
    const next = column[column.indexOf(field) + step];
    event.preventDefault();
    if (next) {
      next.focus();
      next.select();
    } else if (step > 0) grid.querySelector('button')?.focus();
  });
}
