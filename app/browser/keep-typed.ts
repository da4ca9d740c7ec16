interface Kept {
  /** Milliseconds. */
  readonly at: number;
  readonly typed: readonly (readonly [name: string, value: string])[];
  /** On its way: dropped as soon as another page says that it has come. */
  readonly isSent: boolean;
}

const prefix = 'typed:';
const longest = 7 * 86_400_000;

/**
 * `data-keep`: what is typed into a form is kept in this browser until it has been sent, for whoever the
 * attribute names (an account's number): a line that breaks, or a page that is closed, loses nothing. A form
 * that the server has filled with what was typed says so (`data-keep-state="typed"`), and one that it has just
 * saved (`"saved"`). What is kept ends after a week and when its owner signs out. Neither passwords nor files
 * are kept.
 */
export function keepTyped(page: Document, store: Storage = localStorage): void {
  const forms = [...page.querySelectorAll<HTMLFormElement>('form[data-keep]')];
  const here = new Set(forms.map(keyOf));
  for (const key of keysIn(store)) {
    const kept = read(store, key);
    const isOver = !kept || kept.at + longest < Date.now();
    // Somebody whose session has ended comes back to it.
    const hasCome = kept?.isSent && !here.has(key) && !location.pathname.startsWith('/sign-in');
    if (isOver || hasCome) store.removeItem(key);
  }
  for (const form of forms) begin(form, store);
  page.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.getAttribute('action') === '/sign-out')
      for (const key of keysIn(store)) store.removeItem(key);
    else if (form.getAttribute('method') === 'post') for (const it of forms) mark(it, store);
  });
}

function begin(form: HTMLFormElement, store: Storage): void {
  const key = keyOf(form);
  const state = form.dataset['keepState'];
  const kept = read(store, key);
  if (state === 'saved' && kept?.isSent) store.removeItem(key);
  else if (state === 'typed') write(form, store);
  else if (kept && JSON.stringify(kept.typed) !== JSON.stringify(typedIn(form))) {
    putBack(form, kept.typed);
    tell(form, () => store.removeItem(key));
  }
  let waiting = 0;
  const keep = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => write(form, store), 300);
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
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

/** The words stand in the page, hidden; its button takes everything away again. */
function tell(form: HTMLFormElement, forget: () => void): void {
  const words = form.querySelector<HTMLElement>('[data-kept]');
  if (!words) return;
  words.hidden = false;
  words.querySelector('button')?.addEventListener('click', () => {
    forget();
    location.reload();
  });
}

function write(form: HTMLFormElement, store: Storage): void {
  keep(store, keyOf(form), { at: Date.now(), typed: typedIn(form), isSent: false });
}

function mark(form: HTMLFormElement, store: Storage): void {
  const kept = read(store, keyOf(form));
  if (kept) keep(store, keyOf(form), { ...kept, isSent: true });
}

function keep(store: Storage, key: string, kept: Kept): void {
  try {
    store.setItem(key, JSON.stringify(kept));
  } catch {
    // No room, or none given: the form works as it did.
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
