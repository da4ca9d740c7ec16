import { m } from '#app/messages/compiled/messages.js';
import { TextPage } from './text-page.tsx';

export default function Terms() {
  return (
    <TextPage
      title={m.terms_title()}
      lead={m.terms_lead()}
      parts={[
        [m.terms_1_title(), m.terms_1_text()],
        [m.terms_2_title(), m.terms_2_text()],
        [m.terms_3_title(), m.terms_3_text()],
        [m.terms_4_title(), m.terms_4_text()],
        [m.terms_5_title(), m.terms_5_text()],
      ]}
    />
  );
}
