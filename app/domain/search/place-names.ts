import { countryCodes } from '#app/money/countries.ts';

const languages = ['en', 'id'];

/** Without accents and capitals, as the database writes what is searched. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Countries whose name, in a language of ours, has a word that begins so. */
export function countriesNamed(term: string): string[] {
  return countryCodes.filter((code) =>
    languages.some((language) => {
      const name = new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? '';
      return plain(name)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => word.startsWith(term));
    }),
  );
}
