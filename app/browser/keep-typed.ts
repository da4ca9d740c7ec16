interface Kept {
  /** Milliseconds. */
  readonly at: number;
  readonly typed: readonly (readonly [name: string, value: string])[];
}

const prefix = 'typed:';
const longest = 7 * 86_400_000;
/** Of this tab: the forms that are on their way. */
const underWay = 'typed-under-way';

/**
 * `data-keep`: what is typed into a form is kept in this browser until the server has taken it, for whoever the
 * attribute names (an account's number): a line that breaks, or a page that is closed, loses nothing. The
 * server takes a form by leading on to a page; where the answer is a page at once, or none, it has not. A form
 * that the server fills with what was typed says so (`data-keep-state="typed"`). What is kept ends after a week
 * and when its owner signs out (`data-forget-typed`). Neither passwords nor files are kept.
 */
export function keepTyped(page: Document): void {
  const store = storeOf(page);
  if (!store) return;
  const forms = [...page.querySelectorAll<HTMLFormElement>('form[data-keep]')];
  dropTaken(page, store);
  for (const key of keysIn(store)) {
    const kept = read(store, key);
    if (!kept || kept.at + longest < Date.now()) store.removeItem(key);
  }
  const writers = forms.map((form) => begin(form, store));
  page.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.matches('[data-forget-typed]')) {
      for (const key of keysIn(store)) store.removeItem(key);
    } else if (form.getAttribute('method') === 'post') {
      for (const writeNow of writers) writeNow();
      sessionStorage.setItem(underWay, JSON.stringify(forms.map(keyOf)));
    }
  });
}

/** Null where the browser keeps nothing. */
function storeOf(page: Document): Storage | null {
  try {
    return page.defaultView?.localStorage ?? null;
  } catch {
    return null;
  }
}

/** What was sent from the page before, if the answer led on to this one: but not to one that asks who it is. */
function dropTaken(page: Document, store: Storage): void {
  const sent = JSON.parse(sessionStorage.getItem(underWay) ?? '[]') as string[];
  sessionStorage.removeItem(underWay);
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isAskedWho = page.querySelector('form[data-asks-who]') !== null;
  const isTaken = (arrival?.redirectCount ?? 0) > 0 && !isAskedWho;
  if (isTaken) for (const key of sent) store.removeItem(key);
}

/** @returns what writes it down at once. */
function begin(form: HTMLFormElement, store: Storage): () => void {
  const key = keyOf(form);
  const kept = read(store, key);
  if (form.dataset['keepState'] === 'typed') write(form, store);
  else if (kept && JSON.stringify(kept.typed) !== JSON.stringify(typedIn(form))) {
    putBack(form, kept.typed);
    tell(form, () => store.removeItem(key));
  }
  let waiting: number | null = null;
  const writeNow = () => {
    if (waiting === null) return;
    clearTimeout(waiting);
    waiting = null;
    write(form, store);
  };
  const writeSoon = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = window.setTimeout(writeNow, 300);
  };
  form.addEventListener('input', writeSoon);
  form.addEventListener('change', writeSoon);
  return writeNow;
}

function typedIn(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !isSecret(form, name) ? [[name, value] as [string, string]] : [],
  );
}

const isSecret = (form: HTMLFormElement, name: string) =>
  form.querySelector(`[type=password][name="${CSS.escape(name)}"]`) !== null;

/** Fields that the form does not have today are sent along, so that the server can show them again. */
function putBack(form: HTMLFormElement, typed: Kept['typed']): void {
  const values = new Map(typed);
  for (const control of form.elements) {
    const field = control as HTMLInputElement;
    if (!field.name || ['submit', 'file', 'password'].includes(field.type)) continue;
    const value = values.get(field.name);
    values.delete(field.name);
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = value === field.value;
    else if (value !== undefined) field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const [name, value] of values) {
    const more = Object.assign(form.ownerDocument.createElement('input'), { name, value });
    more.type = 'hidden';
    form.append(more);
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The words stand in the page, empty; they are said when they come. Their button takes everything away again. */
function tell(form: HTMLFormElement, forget: () => void): void {
  const place = form.querySelector<HTMLElement>('[data-kept]');
  const words = place?.querySelector('template')?.content.cloneNode(true);
  if (!place || !words) return;
  place.append(words);
  place.querySelector('button')?.addEventListener('click', () => {
    forget();
    location.reload();
  });
}

function write(form: HTMLFormElement, store: Storage): void {
  const kept: Kept = { at: Date.now(), typed: typedIn(form) };
  try {
    store.setItem(keyOf(form), JSON.stringify(kept));
  } catch {
    // No room: the form works as it did.
  }
}

function read(store: Storage, key: string): Kept | null {
  try {
    return JSON.parse(store.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

const keyOf = (form: HTMLFormElement) => `${prefix}${form.dataset['keep']}:${location.pathname}`;
const keysIn = (store: Storage) => Object.keys(store).filter((key) => key.startsWith(prefix));
