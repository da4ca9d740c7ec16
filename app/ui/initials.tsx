const tones = [
  'bg-leaf-soft text-leaf-deep',
  'bg-clay-soft text-ink',
  'bg-sky-soft text-sky',
  'bg-amber-soft text-amber',
] as const;

/** Somebody without a picture: two letters of their name, in a colour that stays theirs. */
export function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const letters =
    words.length > 1
      ? `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`
      : (words[0] ?? '').slice(0, 2);
  const sum = Array.from(name, (letter) => letter.codePointAt(0) ?? 0).reduce((a, b) => a + b, 0);
  return (
    <span
      aria-hidden="true"
      className={`inline-grid size-9 shrink-0 place-items-center rounded-full text-[0.75rem] font-semibold uppercase ${tones[sum % tones.length]}`}
    >
      {letters}
    </span>
  );
}
