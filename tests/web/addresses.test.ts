import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { type Address, addressOf, addresses, routeOf } from '#app/paths.ts';

const names = Object.keys(addresses) as Address[];
const routes = names.map((name) => ({ id: routeOfName(name), path: addresses[name] }));

function routeOfName(name: Address) {
  return name.startsWith('demo/') ? name : `routes/${name}`;
}

/** As somebody would have it in the address bar. */
const example = (name: Address) =>
  addresses[name].replace(/:\w+/g, 'Siti-7').replace('*', '/nowhere');

describe('the table of addresses', () => {
  it.each(names)('has one route for %s, the one that the framework would choose', (name) => {
    for (const path of [example(name), example(name).toUpperCase(), `${example(name)}/`]) {
      const chosen = matchRoutes(routes, path)?.at(-1)?.route.id;
      expect(routeOf(path)).toBe(chosen);
    }
    expect(routeOf(example(name))).toBe(routeOfName(name));
  });

  it('has the page for what is absent for all else', () => {
    expect(addressOf('/loans/a/b/c')).toBeNull();
    expect(routeOf('/loans/a/b/c')).toBe('routes/public/absent');
  });
});
