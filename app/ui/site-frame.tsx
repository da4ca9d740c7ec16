import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import type { FrameFacts } from './frame-facts.ts';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** Header and footer around every page, and what is shown above them. */
export function SiteFrame(props: { facts: FrameFacts; above: ReactNode; children: ReactNode }) {
  const { facts } = props;
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded-field bg-card px-4 py-3 focus:not-sr-only focus:absolute focus:z-20 focus:m-2"
      >
        {m.skip_to_content()}
      </a>
      {props.above}
      <SiteHeader facts={facts} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {props.children}
      </main>
      <SiteFooter facts={facts} />
    </div>
  );
}
