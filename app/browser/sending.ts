/** A form being sent is not sent again, and its button says so: pressing twice pays once. */
export function sendOnce(page: Document): void {
  const sent = new WeakSet<HTMLFormElement>();
  const patience = 10_000;
  const rest = (form: HTMLFormElement) => {
    sent.delete(form);
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  };
  page.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    // By the attribute: `form.method` may be a field of that name.
    if (form.getAttribute('method') !== 'post') return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    event.submitter?.setAttribute('aria-busy', 'true');
    setTimeout(() => rest(form), patience);
  });
  // A page restored from the back/forward cache may be sent again.
  page.defaultView?.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of page.forms) rest(form);
  });
}

/**
 * `data-sends`: a choice is sent at once; the button beside it is for those without script, and
 * for what was chosen before the script came.
 */
export function sendOnChange(page: Document): void {
  for (const control of page.querySelectorAll<HTMLSelectElement>('select[data-sends]')) {
    const isUnsent = [...control.options].some((it) => it.selected !== it.defaultSelected);
    if (!isUnsent) control.form?.querySelector('button')?.setAttribute('hidden', '');
  }
  page.addEventListener('change', (event) => {
    const control = event.target as HTMLElement;
    if (control.matches('select[data-sends]')) control.closest('form')?.requestSubmit();
  });
}
