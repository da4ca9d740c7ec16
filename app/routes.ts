import { existsSync } from 'node:fs';
import path from 'node:path';
import { type RouteConfig, getAppDirectory, index, route } from '@remix-run/route-config';
import { addresses, fileOf } from './paths.ts';

/** The file behind an address, which has the address's name. */
function doorOf(name: string): string {
  const place = fileOf(name);
  const page = `${place}.tsx`;
  return existsSync(path.join(getAppDirectory(), page)) ? page : `${place}.ts`;
}

/** Each address and its door, read off the one table. */
export default Object.entries(addresses).map(([name, address]) =>
  address === '/' ? index(doorOf(name)) : route(address.replace(/^\//, ''), doorOf(name)),
) satisfies RouteConfig;
