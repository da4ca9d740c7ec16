import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { useShareWords } from '#app/ui/money.tsx';
import { TextPage } from './text-page.tsx';

export default function HowItWorks() {
  const parts = [
    [m.how_lend_title(), m.how_lend_text({ share: useShareWords() })],
    [m.how_partner_title(), m.how_partner_text()],
    [m.how_repay_title(), m.how_repay_text()],
    [m.how_loss_title(), m.how_loss_text()],
    [m.how_books_title(), m.how_books_text()],
  ] as const;
  return (
    <TextPage title={m.nav_how_it_works()} lead={m.how_lead()} parts={parts}>
      <p>
        <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
      </p>
    </TextPage>
  );
}
