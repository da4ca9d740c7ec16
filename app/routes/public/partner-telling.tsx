import type { PartnerPerson, PartnerTold } from '#app/domain/partners/describe-partner.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Initials } from '#app/ui/initials.tsx';
import { Section } from '#app/ui/page.tsx';

/** What a partner tells of itself: why it is there, what it costs, how it works, what can go wrong. */
export function PartnerTelling(props: {
  language: string;
  told: PartnerTold;
  people: readonly PartnerPerson[];
}) {
  const { told, people, language } = props;
  const parts = [
    { title: m.profile_price(), text: told.price },
    { title: m.profile_visits(), text: told.visits },
    { title: m.profile_collects(), text: told.collects },
    { title: m.profile_goes_wrong(), text: told.goesWrong },
  ];
  return (
    <div className="grid gap-8">
      {told.mission ? (
        <p lang={language} className="max-w-[36em] font-serif text-lg leading-relaxed sm:text-xl">
          {told.mission}
        </p>
      ) : null}
      {people.length > 0 ? (
        <Section title={m.profile_people()}>
          <ul className="flex flex-wrap gap-x-10 gap-y-4">
            {people.map(({ firstName, role }) => (
              <li key={`${firstName} ${role}`} className="flex items-center gap-3">
                <Initials name={firstName} />
                <span>
                  <b className="block font-semibold">{firstName}</b>
                  <span lang={language} className="text-sm text-ink-soft">
                    {role}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="grid gap-x-12 gap-y-7 md:grid-cols-2">
        {parts.map(({ title, text }) =>
          text ? (
            <Section key={title} title={title}>
              <p lang={language} className="max-w-[34em]">
                {text}
              </p>
            </Section>
          ) : null,
        )}
      </div>
    </div>
  );
}
