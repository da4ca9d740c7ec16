/** Points of the loop that lie on its way out, from the lender to the borrower, in parts of its length. */
interface Loop {
  readonly width: number;
  readonly height: number;
  /** Where the straight lanes begin and end. */
  readonly from: number;
  readonly to: number;
  readonly instalments: number;
  readonly done: number;
}

const bandWidth = 26;
const gap = 3;
const top = 54;

/**
 * The money's way: out as one band, back as one thread for each instalment, as thick as its dollars. A
 * thread that has come home closes the loop; one that is still to come is dashed.
 */
export function MoneyLoop(loop: Loop) {
  const { width, height, from, to, instalments: n, done } = loop;
  const thread = bandWidth / n;
  const bottom = height - 40;
  const lanes = Array.from({ length: n }, (_, index) => {
    const start = top - bandWidth / 2 + (index + 0.5) * thread;
    const end = bottom + (index - n / 2) * (thread + gap);
    return { index, start, end, radius: (end - start) / 2, isBack: index < done };
  });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="money-loop block w-full"
      fill="none"
    >
      <path
        className="goes stroke-out"
        pathLength="1"
        d={`M${from} ${top}H${to}`}
        strokeWidth={bandWidth}
      />
      {lanes.map((lane) => (
        <Lane key={lane.index} {...lane} from={from} to={to} thread={thread} />
      ))}
    </svg>
  );
}

function Lane(lane: {
  start: number;
  end: number;
  radius: number;
  isBack: boolean;
  from: number;
  to: number;
  thread: number;
}) {
  const { start, end, radius, isBack, from, to, thread } = lane;
  const turn = (x: number, y: number) =>
    `A${radius.toFixed(1)} ${radius.toFixed(1)} 0 0 1 ${x} ${y.toFixed(1)}`;
  return (
    <>
      <path
        className={`turns ${isBack ? 'stroke-back' : 'stroke-out opacity-50'}`}
        d={`M${to} ${start.toFixed(1)}${turn(to, end)}`}
        strokeWidth={thread}
      />
      {isBack ? (
        <path
          className="comes stroke-back"
          pathLength="1"
          d={`M${to} ${end.toFixed(1)}H${from}${turn(from, start)}`}
          strokeWidth={thread}
        />
      ) : (
        <path
          className="stroke-out opacity-80"
          d={`M${to} ${end.toFixed(1)}H${from}`}
          strokeWidth="1.4"
          strokeDasharray="5 7"
        />
      )}
    </>
  );
}
