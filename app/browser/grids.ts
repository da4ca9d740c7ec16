/** `data-grid`: Enter and the arrows go up and down a column of fields, as in a spreadsheet. */
export function moveThroughGrids(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const field = event.target as HTMLInputElement;
    const grid = field.closest('[data-grid]');
    // Days have arrows of their own.
    if (!step || !grid || field.inputMode !== 'decimal') return;
    const place = field.closest('td')?.cellIndex ?? 0;
    const column = [...grid.querySelectorAll('tbody tr')].flatMap(
      (row) =>
        row.children[place]?.querySelector<HTMLInputElement>('input[inputmode=decimal]') ?? [],
    );
    const next = column[column.indexOf(field) + step];
    event.preventDefault();
    if (next) {
      next.focus();
      next.select();
    } else if (step > 0)
      grid.querySelector<HTMLElement>('button[type=submit]:not([name])')?.focus();
  });
}
