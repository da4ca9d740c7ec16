import { openSession } from '#app/domain/people/sessions.ts';
import { type Address, addresses } from '#app/paths.ts';
import { inTransaction } from '#app/platform/db.ts';
import { keepSession } from '#app/web/session.ts';

interface Door {
  loader?: (args: never) => unknown;
  action?: (args: never) => unknown;
}

/** A real request to a route's own loader or action; what stands behind the question mark is the parameter `?`. */
export async function ask(
  route: Address,
  cookie: string | null,
  params: Record<string, string> = {},
  form?: Record<string, string | File>,
): Promise<{ status: number; body: unknown; location: string | null }> {
  const folder = route.startsWith('demo/') ? '' : 'routes/';
  const door = (await import(`#app/${folder}${route}.tsx`)) as Door;
  const request = new Request(at(route, params), {
    method: form ? 'POST' : 'GET',
    headers: cookie ? { cookie } : {},
    ...(form && { body: sent(form) }),
  });
  const args = { request, params, context: {} } as never;
  try {
    const answer = await (form ? door.action?.(args) : door.loader?.(args));
    if (answer instanceof Response) {
      return { status: answer.status, body: null, location: answer.headers.get('location') };
    }
    const wrapped = answer as { init?: { status?: number }; data?: unknown } | null;
    return { status: wrapped?.init?.status ?? 200, body: wrapped?.data ?? answer, location: null };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, body: null, location: thrown.headers.get('location') };
  }
}

/** As a browser sends it: with a file in it, in parts. */
function sent(form: Record<string, string | File>): FormData | URLSearchParams {
  const body = new FormData();
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    body.set(name, value);
    if (typeof value === 'string') words.set(name, value);
  }
  return Object.values(form).some((value) => value instanceof File) ? body : words;
}

function at(route: Address, params: Record<string, string>): string {
  const path = addresses[route].replace(/:(\w+)/g, (_, name: string) => params[name] ?? '0');
  const query = params['?'];
  return `http://localhost:3000${path}${query === undefined ? '' : `?${query}`}`;
}

/** A session's cookie, as the browser would send it. */
export async function signInAs(personId: number, now: Date): Promise<string> {
  const session = { personId, agent: 'test', device: 'test', now };
  const token = await inTransaction((tx) => openSession(tx, session));
  return (await keepSession(token)).split(';')[0] ?? '';
}
