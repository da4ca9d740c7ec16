import { m } from '#app/messages/compiled/messages.js';
import { TextPage } from './text-page.tsx';

export default function Privacy() {
  return (
    <TextPage
      title={m.privacy_title()}
      lead={m.privacy_lead()}
      parts={[
        [m.privacy_1_title(), m.privacy_1_text()],
        [m.privacy_2_title(), m.privacy_2_text()],
        [m.privacy_3_title(), m.privacy_3_text()],
        [m.privacy_4_title(), m.privacy_4_text()],
        [m.privacy_5_title(), m.privacy_5_text()],
      ]}
    />
  );
}
