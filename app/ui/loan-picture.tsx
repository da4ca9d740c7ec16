import { m } from '#app/messages/compiled/messages.js';
import { Illustration } from './illustration.tsx';

/** The borrower's photograph, or a drawn scene where there is none. */
export function LoanPicture(props: {
  loan: { id: number; sector: string; name: string | null; photo: string | null };
}) {
  const { id, sector, name, photo } = props.loan;
  if (!photo)
    return <Illustration seed={id} sector={sector} isGroup={(name ?? '').includes(' ')} />;
  return (
    <img
      src={`/photos/${photo}`}
      alt={m.photo_of({ name: name ?? m.a_borrower() })}
      width="400"
      height="300"
      loading="lazy"
      className="block aspect-[4/3] w-full object-cover"
    />
  );
}
