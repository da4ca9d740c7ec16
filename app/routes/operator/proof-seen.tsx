import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatBytes } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { Notice } from '#app/ui/notices.tsx';

interface Proof {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly size: number;
}

/** The proof as a file that opens; without one, that there is none is said as loudly. */
export function ProofSeen(props: { proof: Proof | null; said: string | null; isOpen: boolean }) {
  const { proof, said, isOpen } = props;
  return (
    <section aria-label={m.proposal_proof()} className="grid content-start gap-3">
      <h2 className="font-sans text-base font-normal text-ink-soft">{m.proposal_proof()}</h2>
      {proof ? <ProofFile proof={proof} /> : null}
      {said ? <p className="break-words">{said}</p> : null}
      {proof && isOpen ? (
        <p className="text-sm text-ink-soft">{m.proposal_read_the_proof()}</p>
      ) : null}
      {proof || isOpen ? null : <p className="text-ink-soft">{m.proposal_had_no_file()}</p>}
      {!proof && isOpen ? <Notice tone="late">{m.proposal_has_no_file()}</Notice> : null}
    </section>
  );
}

function ProofFile({ proof }: { proof: Proof }) {
  const to = href('operator/proof', { id: proof.id });
  return (
    <>
      {proof.kind === 'picture' ? (
        <a href={to} className="block overflow-hidden rounded-card border border-line bg-card">
          <img src={to} alt={m.proposal_proof_picture()} className="block w-full" loading="lazy" />
        </a>
      ) : null}
      <p>
        <a
          href={to}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 max-w-full items-center gap-2 break-all"
        >
          <PaperSign />
          {proof.name}
        </a>{' '}
        <span className="text-sm whitespace-nowrap text-ink-soft">
          {formatBytes(proof.size, getLocale())}
        </span>
      </p>
    </>
  );
}

function PaperSign() {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="size-6 shrink-0 fill-none stroke-current stroke-[1.8]"
    >
      <path d="M6.5 3.5h7.5l4 4v13h-11.5zM14 3.5v4.5h4" strokeLinejoin="round" />
    </svg>
  );
}
