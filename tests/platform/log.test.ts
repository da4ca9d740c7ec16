import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { logOptions } from '#app/platform/log.ts';

describe('the log', () => {
  it('writes ids, and no names, addresses, passwords or tokens, however they come', () => {
    let text = '';
    const sink = new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
    const log = pino({ ...logOptions(), level: 'info' }, sink);
    const person = {
      id: 7,
      email: 'lia@example.org',
      name: 'Lia',
      password: 'secret',
      token: 'abc',
    };
    log.info({ personId: 7, ...person, person }, 'person.signed_in');
    expect(text).toContain('"personId":7');
    for (const word of ['lia@example.org', '"Lia"', 'secret', '"abc"'])
      expect(text).not.toContain(word);
  });
});
