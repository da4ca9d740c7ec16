/**
 * `data-live`: the id of the part of the page that a form's preview button
 * updates. After every change the same request is sent in the background, and
 * only that part is replaced; the newest change wins. If no answer comes, the
 * button is still there.
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
