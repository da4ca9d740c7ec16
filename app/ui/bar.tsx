/** A part of a whole, true to scale; its words stand beside it. */
export function Bar(props: {
  part: bigint;
  whole: bigint;
  label: string;
  /** Money out, money back, or what is late. */
  tone?: 'out' | 'back' | 'late';
}) {
  const { part, whole, tone = 'out' } = props;
  return (
    <progress
      className={`bar-${tone}`}
      aria-label={props.label}
      value={Number(part > whole ? whole : part)}
      max={Number(whole > 0n ? whole : 1n)}
    />
  );
}
