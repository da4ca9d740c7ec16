import { m } from '#app/messages/compiled/messages.js';
import { Section } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';

/** Who runs this installation: what was not said is "not disclosed". */
export function HostFacts(props: {
  host: { name: string; address: string | null; email: string | null };
}) {
  const { name, address, email } = props.host;
  return (
    <Section title={m.host_title()}>
      <p className="max-w-[44rem]">{m.host_lead()}</p>
      <div className="max-w-xl">
        <Facts
          rows={[
            { label: m.host_name(), value: name ?? m.not_disclosed() },
            { label: m.host_address(), value: address ?? m.not_disclosed() },
            {
              label: m.host_email(),
              value: email ? (
                <a href={`mailto:${email}`} className="inline-block">
                  {email}
                </a>
              ) : (
                m.not_disclosed()
              ),
            },
          ]}
        />
      </div>
    </Section>
  );
}
