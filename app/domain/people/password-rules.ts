import { dictionary } from '@zxcvbn-ts/language-common';

/** The fifty thousand commonest passwords, as they were found in the open. */
const commonest = new Set(dictionary['passwords-common']);

export type PasswordRefusal = 'password_is_common' | 'password_is_your_own_name';

const letters = (text: string) => text.toLowerCase().normalize('NFKC');

/** Less than that beside a name is guessed with it. */
const shortestRest = 6;

/**
 * Why a password may not be taken, besides being short: it is among the commonest, also with numbers
 * or marks around it or written twice, or it is little more than its owner's name, their address, or ours.
 */
export function passwordRefusal(
  password: string,
  owner: { email: string; name: string; instance: string },
): PasswordRefusal | null {
  const text = letters(password);
  const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const half = text.slice(0, text.length / 2);
  const forms = [text, core, text === half + half ? half : text];
  if (forms.some((form) => commonest.has(form)) || /^(.)\1*$/u.test(text))
    return 'password_is_common';
  const [mailbox = ''] = letters(owner.email).split('@');
  const own = [letters(owner.email), mailbox, letters(owner.instance)]
    .concat(letters(owner.name).split(/\s+/), mailbox.split(/[._+-]/))
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length);
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), text);
  const isOwn = rest.length < text.length && rest.length < shortestRest;
  return isOwn ? 'password_is_your_own_name' : null;
}
