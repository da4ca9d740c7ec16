/**
 * The language's own formatters, each made once: to make one takes as long as to use it a hundred
 * times, and a page shows hundreds of figures.
 */
const kept = new Map<string, object>();

function once<Formatter extends object>(
  kind: string,
  language: string,
  options: object,
  make: () => Formatter,
): Formatter {
  const key = `${kind} ${language} ${JSON.stringify(options)}`;
  const known = kept.get(key) as Formatter | undefined;
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

export function numbers(
  language: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return once('number', language, options, () => new Intl.NumberFormat(language, options));
}

export function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once('date', language, options, () => new Intl.DateTimeFormat(language, options));
}

export function names(language: string, options: Intl.DisplayNamesOptions): Intl.DisplayNames {
  return once('name', language, options, () => new Intl.DisplayNames([language], options));
}
