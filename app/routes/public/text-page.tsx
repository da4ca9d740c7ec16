import type { ReactNode } from 'react';
import { Page, Section } from '#app/ui/page.tsx';

/** A page to read: a lead, then parts with a heading each. */
export function TextPage(props: {
  title: string;
  lead: string;
  parts: readonly (readonly [title: string, text: string])[];
  children?: ReactNode;
}) {
  return (
    <Page title={props.title} lead={<p>{props.lead}</p>}>
      {props.parts.map(([title, text]) => (
        <Section key={title} title={title}>
          <p className="max-w-[44rem]">{text}</p>
        </Section>
      ))}
      {props.children}
    </Page>
  );
}
