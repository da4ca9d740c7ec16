/**
 * `data-live`: the id of a part of the page that a form's preview button
 * renews. After every change the same is asked for in the background, and that
 * part alone is put in; the newest change wins. Without an answer the button
 * is still there.
 */
export function previewWhileTyping(page: Document): void {
  let latest = new AbortController();
  page.addEventListener('change', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-live]');
    const place = page.getElementById(form?.dataset['live'] ?? '');
    if (!form || !place) return;
    latest.abort();
    latest = new AbortController();
    renew(form, place, latest.signal).catch(() => undefined);
  });
}

async function renew(form: HTMLFormElement, place: HTMLElement, signal: AbortSignal) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  body.set('do', 'preview');
  const answer = await fetch(form.getAttribute('action') ?? '', { method: 'POST', body, signal });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById(place.id);
  if (fresh && !signal.aborted) place.replaceChildren(...fresh.childNodes);
}
