/** Small drawn signs: the fonts that we send have no such letters. Words always stand beside them. */
const sign = 'mt-1 size-4 shrink-0 fill-none stroke-current stroke-[2.4]';

export function CheckSign() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={sign}>
      <path d="M2.5 8.5l3.6 3.6 7.4-8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export function WarningSign() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={sign}>
      <path d="M8 2.5v6.5M8 12.6v.6" strokeLinecap="round" />
    </svg>
  );
}

export function FilterSign() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={sign}>
      <path d="M1.5 5h7M12.5 5h2M1.5 11h2M7.5 11h7" strokeLinecap="round" />
      <circle cx="10.5" cy="5" r="1.8" />
      <circle cx="5.5" cy="11" r="1.8" />
    </svg>
  );
}
