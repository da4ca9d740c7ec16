import { m } from '#app/messages/compiled/messages.js';
import { Illustration } from './illustration.tsx';
import { Photo } from './photo.tsx';

/** The borrower's photograph, or a drawn scene where there is none. */
export function LoanPicture(props: {
  loan: { id: number; sector: string; name: string | null; photo: string | null };
}) {
  const { id, sector, name, photo } = props.loan;
  if (!photo)
    return <Illustration seed={id} sector={sector} isGroup={(name ?? '').includes(' ')} />;
  return (
    <Photo
      name={photo}
      alt={m.photo_of({ name: name ?? m.a_borrower() })}
      sizes="(min-width: 64rem) 22rem, (min-width: 40rem) 50vw, 100vw"
      className="block aspect-[4/3] w-full object-cover"
    />
  );
}
