import { m } from '#app/messages/compiled/messages.js';
import { Face, type Pictured } from './loan-picture.tsx';
import { MoneyLoop } from './money-loop.tsx';

/** The loop between the reader and a borrower, wide or narrow; words beside it say the same. */
export function LoopPicture(props: { loan: Pictured; instalments: number; done: number }) {
  const { loan, ...drawn } = props;
  return (
    <div className="relative">
      <div className="max-sm:hidden">
        <MoneyLoop width={1040} height={250} from={130} to={910} {...drawn} />
      </div>
      <div className="sm:hidden">
        <MoneyLoop width={350} height={250} from={96} to={250} {...drawn} />
      </div>
      <span className="absolute top-[21.6%] left-[27.4%] grid size-14 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border-2 border-ink bg-card text-sm font-semibold sm:left-[12.5%]">
        {m.way_you()}
      </span>
      <span className="absolute top-[52%] left-[83%] -translate-x-1/2 -translate-y-1/2 rounded-full border-4 border-card sm:left-[93%]">
        <Face loan={loan} size="l" />
      </span>
    </div>
  );
}
