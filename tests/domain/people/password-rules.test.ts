import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { passwordRefusal } from '#app/domain/people/password-rules.ts';

const owner = { email: 'lia.hartono@example.org', name: 'Lia Hartono', instance: 'Urunan' };
const refusal = (password: string) => passwordRefusal(password, owner);

describe('a password', () => {
  it('is none of the fifty thousand that are tried first, whatever stands around it', () => {
    for (const common of dictionary['passwords-common'])
      expect([common, refusal(common)]).toEqual([common, 'password_is_common']);
    for (const dressed of [
      'Password123!',
      '1234567890',
      '!!football!!',
      'qwertyqwerty',
      'aaaaaaaaaaaa',
    ])
      expect([dressed, refusal(dressed)]).toEqual([dressed, 'password_is_common']);
  });

  it('is not its owner’s name or address, nor ours', () => {
    for (const own of [
      'LiaHartono1',
      'lia.hartono@example.org',
      'hartono2026',
      'Urunan-2026',
      'urunan lia',
    ])
      expect([own, refusal(own)]).toEqual([own, 'password_is_your_own_name']);
  });

  it('may be a sentence, also one with a name in it', () => {
    for (const good of ['correct horse battery', 'kambing makan rumput', 'Lia likes seven goats'])
      expect([good, refusal(good)]).toEqual([good, null]);
  });
});
