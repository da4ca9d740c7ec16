import { useLoaderData } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { HostFacts } from './host-facts.tsx';
import { TextPage } from './text-page.tsx';
import { hostFacts } from '#app/web/host.ts';

export function loader() {
  return { host: hostFacts() };
}

export default function Help() {
  const { host } = useLoaderData<typeof loader>();
  return (
    <TextPage
      title={m.help_title()}
      lead={m.help_lead()}
      parts={[
        [m.help_1_title(), m.help_1_text()],
        [m.help_2_title(), m.help_2_text()],
        [m.help_3_title(), m.help_3_text()],
        [m.help_4_title(), m.help_4_text()],
        [m.help_5_title(), m.help_5_text()],
      ]}
    >
      <HostFacts host={host} />
    </TextPage>
  );
}
