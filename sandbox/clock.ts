import { writeFileSync } from 'node:fs';
import { Router } from 'express';
import { offsetIn } from '#app/demo/clock.ts';

/** The furthest jump: a slip of the hand must not end every loan. */
const daysAtOnce = 400;

/**
 * Where the demonstration's bar moves the clock: `to` is an instant ahead of
 * the present one; time never runs back. Then it redirects to the page.
 */
export function clockPages(file: string, appOrigin: string): Router {
  const router = Router();
  router.post('/clock', (request, response) => {
    const { to, back } = request.body as Record<string, unknown>;
    const wanted = Date.parse(String(to));
    const present = Date.now() + offsetIn(file);
    const ahead = wanted - present;
    if (!(ahead > 0) || ahead > daysAtOnce * 86_400_000) {
      response
        .status(400)
        .type('text')
        .send(`The clock runs forward only, ${daysAtOnce} days at most.`);
      return;
    }
    writeFileSync(file, String(wanted - Date.now()));
    const path = typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : '/';
    response.redirect(303, new URL(path, appOrigin).href);
  });
  return router;
}
