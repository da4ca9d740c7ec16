import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { installation } from '#app/domain/operations/installation.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { OperatorNav } from './operator-nav.tsx';
import { installationWords } from '#app/domain/operations/installation-words.ts';
import { Flag } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'admin', 'auditor');
  const points = await installation(now());
  const first = (state: string) => Number(state !== 'lacking');
  return {
    mayMend: hasRole(actor, 'admin'),
    points: points.toSorted((one, other) => first(one.state) - first(other.state)),
  };
}

const flags = {
  good: { tone: 'good', words: m.installation_good },
  simulated: { tone: 'plain', words: m.installation_simulated },
  lacking: { tone: 'late', words: m.installation_lacking },
} as const;

export default function AdminInstallation() {
  const { points, mayMend } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.installation_title()}
      lead={<p>{m.installation_lead()}</p>}
      nav={<OperatorNav />}
    >
      <ul className="max-w-3xl divide-y divide-line">
        {points.map(({ point, state }) => {
          const { title, mend, where } = installationWords[point];
          return (
            <li key={point} className="flex flex-wrap items-start justify-between gap-x-6 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <h2 className="text-lg">{title()}</h2>
                {state === 'lacking' ? <p className="text-ink-soft">{mend()}</p> : null}
                {mayMend && state === 'lacking' && where ? (
                  <Link to={where} className="inline-flex min-h-11 items-center">
                    {m.installation_go()}
                  </Link>
                ) : null}
              </div>
              <Flag tone={flags[state].tone}>{flags[state].words()}</Flag>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
