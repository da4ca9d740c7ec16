import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { href } from '#app/paths.ts';
import { env } from '#app/platform/env.ts';
import { safePath } from '#app/web/safe-path.ts';

/** Language and theme, kept in cookies: they belong to this browser, not to an account. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  const keep = (name: string, value: unknown, allowed: readonly string[]) => {
    if (typeof value !== 'string' || !allowed.includes(value)) return;
    const secure = env().APP_ORIGIN.startsWith('https://') ? '; Secure' : '';
    headers.append(
      'set-cookie',
      `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`,
    );
  };
  keep('language', form.get('language'), ['en', 'id']);
  keep('theme', form.get('theme'), ['system', 'light', 'dark']);
  const from = request.headers.get('referer');
  const back = from && URL.canParse(from) ? new URL(from).pathname + new URL(from).search : null;
  return redirect(safePath(back, href('public/home')), { headers });
}

export function loader() {
  return redirect(href('public/home'));
}
