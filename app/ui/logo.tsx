/** Three people’s parts of one round; one of them yours. */
export function Logo() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="15" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M16 16V1A15 15 0 0 1 29 23.5Z" className="fill-clay" />
      <path d="M16 16V1M16 16l13 7.5M16 16 3 23.5" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
