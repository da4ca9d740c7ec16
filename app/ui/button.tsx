import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

type Kind = 'main' | 'quiet' | 'risky';

const looks: Record<Kind, string> = {
  main: 'bg-leaf text-on-leaf border-transparent hover:bg-leaf-deep',
  quiet: 'bg-transparent text-leaf border-leaf/50 hover:bg-leaf-soft',
  risky: 'bg-transparent text-red border-red/50 hover:bg-red-soft',
};

const shape =
  'inline-flex items-center justify-center gap-2 min-h-12 px-5 py-2 rounded-[24px] border-[1.5px] font-semibold no-underline transition-colors cursor-pointer text-center';

export const buttonLook = (kind: Kind) => `${shape} ${looks[kind]}`;

export function Button(props: {
  children: ReactNode;
  kind?: Kind;
  /** Of a button that only a script listens to. */
  type?: 'button';
  name?: string;
  value?: string;
  /** Why it cannot be pressed; shown beside it. */
  disabledBecause?: string | null;
  isWide?: boolean;
  formAction?: string;
  /** Looks as it does while its form is being sent. */
  isBusy?: boolean;
  /** Skips the browser's own checks: the server says what is missing. */
  isUnchecked?: boolean;
}) {
  const { kind = 'main', disabledBecause, isWide } = props;
  return (
    <>
      <button
        type={props.type ?? 'submit'}
        name={props.name}
        value={props.value}
        formAction={props.formAction}
        formNoValidate={props.isUnchecked}
        disabled={Boolean(disabledBecause)}
        aria-busy={props.isBusy}
        className={`${buttonLook(kind)} ${isWide ? 'w-full' : ''} disabled:cursor-not-allowed disabled:border-dashed disabled:border-line-strong disabled:bg-sunk disabled:text-ink-soft`}
      >
        {props.children}
      </button>
      {disabledBecause ? <p className="text-sm text-ink-soft mt-2">{disabledBecause}</p> : null}
    </>
  );
}

export function LinkButton(props: { to: string; children: ReactNode; kind?: Kind }) {
  const { kind = 'main' } = props;
  return (
    <Link to={props.to} className={buttonLook(kind)}>
      {props.children}
    </Link>
  );
}
