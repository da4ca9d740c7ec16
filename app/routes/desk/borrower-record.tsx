import type { PhotoFacts } from '#app/domain/borrowers/visibility-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { countryName } from '#app/ui/display-names.ts';
import { InstantText } from '#app/ui/money.tsx';
import { Photo } from '#app/ui/photo.tsx';
import { Facts, Table } from '#app/ui/table.tsx';

/** Who a borrower or a group is, for the staff of their partner. */
export function BorrowerFacts(props: {
  borrower: {
    name: string;
    memberCount: number;
    clientId: string | null;
    town: string | null;
    country: string;
    photo: PhotoFacts | null;
    hasConsent: boolean;
  };
}) {
  const { borrower } = props;
  const place = [borrower.town, countryName(borrower.country)].filter(Boolean).join(', ');
  return (
    <div className="grid items-start gap-6 sm:grid-cols-[1fr_14rem]">
      <Facts
        rows={[
          { label: m.facts_place(), value: place },
          { label: m.draft_members(), value: borrower.memberCount },
          { label: m.draft_client_id(), value: borrower.clientId ?? '–' },
          {
            label: m.borrowers_photo(),
            value: borrower.photo && !borrower.hasConsent ? m.consent_photo_hidden() : null,
          },
        ].filter((row) => row.value !== null)}
      />
      {borrower.photo && borrower.hasConsent ? (
        <Photo
          photo={borrower.photo}
          alt={m.photo_of({ name: borrower.name })}
          sizes="14rem"
          className="block aspect-[4/3] w-full rounded-card object-cover"
        />
      ) : null}
    </div>
  );
}

/** When consent was given, who wrote it down, and when it was taken back. */
export function ConsentRecord(props: {
  consents: readonly {
    id: number;
    givenAt: Date;
    withdrawnAt: Date | null;
    recordedBy: string | null;
  }[];
}) {
  return (
    <Table
      caption={m.consent_record_title()}
      rows={props.consents}
      rowKey={(row) => row.id}
      empty={m.consent_never()}
      columns={[
        { label: m.consent_given(), cell: (row) => <InstantText at={row.givenAt} /> },
        { label: m.consent_recorded_by(), cell: (row) => row.recordedBy ?? '–' },
        {
          label: m.consent_withdrawn(),
          cell: (row) => (row.withdrawnAt ? <InstantText at={row.withdrawnAt} /> : '–'),
        },
      ]}
    />
  );
}
