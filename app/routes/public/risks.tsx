import { m } from '#app/messages/compiled/messages.js';
import { TextPage } from './text-page.tsx';

export default function Risks() {
  return (
    <TextPage
      title={m.risks_title()}
      lead={m.risks_lead()}
      parts={[
        [m.risks_1_title(), m.risks_1_text()],
        [m.risks_2_title(), m.risks_2_text()],
        [m.risks_3_title(), m.risks_3_text()],
        [m.risks_4_title(), m.risks_4_text()],
        [m.risks_5_title(), m.risks_5_text()],
      ]}
    />
  );
}
