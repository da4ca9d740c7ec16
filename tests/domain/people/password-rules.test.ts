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

describe('a name in a password', () => {
  const of = (password: string, more: Partial<typeof owner>) =>
    passwordRefusal(password, { email: 'a@b.co', name: 'Bo', instance: 'X', ...more });
  it.each([
    ['hartono12345', { name: 'Lia Hartono' }, 'password_is_your_own_name'],
    ['hartono123456', { name: 'Lia Hartono' }, null],
    ['hartono12345', { name: 'Lia  \t Hartono' }, 'password_is_your_own_name'],
    ['xhartonox', { email: 'l.hartono@b.co' }, 'password_is_your_own_name'],
    ['xhartonox', { email: 'l_hartono@b.co' }, 'password_is_your_own_name'],
    ['xhartonox', { email: 'l+hartono@b.co' }, 'password_is_your_own_name'],
    ['xl-hartonox', { email: 'l-hartono@b.co' }, 'password_is_your_own_name'],
    ['Ärger!lia7', { name: 'Lia' }, null],
    ['q7bo', { name: 'Bo' }, null],
    ['q7bob', { name: 'Bob' }, 'password_is_your_own_name'],
    // The longer of two that are in each other goes first: what is left of it is not a word more.
    ['anastasia-ana', { name: 'Ana Anastasia' }, 'password_is_your_own_name'],
    ['kqzwv', {}, null],
  ])('%s of %o: %s', (password, more, refusal) => {
    expect(of(password, more)).toBe(refusal);
  });

  it('beside digits and signs is as common as without', () => {
    expect(of('12football!', {})).toBe('password_is_common');
    expect(of('foot7ball!x', {})).toBeNull();
    expect(of('footballfootball', {})).toBe('password_is_common');
    expect(of('footballfootbalx', {})).toBeNull();
  });
});
