/**
 * A drawn scene for a loan without a photograph: plainly an illustration,
 * different for each loan, the same each time. Land, light, a person at work,
 * and the thing they work with.
 */
const skins = ['#8a5a3c', '#5f3d29', '#a9744d', '#74492f', '#c08a62'];
const hairs = ['#27323a', '#3a2a22', '#1f1a17', '#54382a'];
const clothes = ['#1f6b4a', '#c4593a', '#20577f', '#8a5a00', '#6d4a7d', '#3c7a78'];
const skies = ['#e9c9a0', '#bcd3d6', '#d9d2e3', '#f0dcc0', '#c9dcc4'];
const grounds = ['#b9774f', '#7da26f', '#8f86a6', '#a88b5e', '#6f8f63'];

const tools: Record<string, string> = {
  Food: 'M256 262h74l-9 26h-56zM262 258q30-26 62 0zM290 238q6-10 0-20M306 240q6-10 0-20',
  Agriculture:
    'M300 292v-92M300 240q22-24 36-20-4 24-36 34zM300 226q-24-22-38-18 4 24 38 30zM250 292h100',
  Retail: 'M250 218h90v74h-90zM244 218l12-24h78l12 24zM268 292v-40h24v40z',
  Services: 'M256 246h66v8h-66zM262 254h6v36h-6zM310 254h6v36h-6zM272 230h30v16h-30z',
  Transportation:
    'M262 276a16 16 0 1 0 32 0 16 16 0 1 0-32 0zM316 276a16 16 0 1 0 32 0 16 16 0 1 0-32 0zM278 276l20-30h26l8 30M298 246l-8-14h-12',
  Clothing: 'M262 240h60v50h-60zM262 240l-14 22 10 6 10-12zM322 240l14 22-10 6-10-12z',
};

export function Illustration(props: { seed: number; sector: string; isGroup: boolean }) {
  const { seed } = props;
  const pick = <T,>(list: readonly T[], salt: number): T =>
    list[(seed * 7 + salt * 13 + ((seed * salt) % 5)) % list.length] as T;
  const people = props.isGroup ? [110, 190, 270] : [180];
  return (
    <svg
      viewBox="0 0 400 300"
      preserveAspectRatio="xMidYMid slice"
      className="block aspect-[4/3] w-full"
      aria-hidden="true"
    >
      <rect width="400" height="300" fill={pick(skies, 1)} />
      <circle cx={60 + ((seed * 53) % 280)} cy="64" r="30" fill="#f6e3b4" />
      <path
        d={`M0 190q${60 + (seed % 40)}-70 150-36t130-22 120 40v130H0z`}
        fill={pick(grounds, 2)}
        opacity=".75"
      />
      <path d="M0 224q140-28 400-6v84H0z" fill={pick(grounds, 3)} />
      {people.map((x, index) => (
        <Person
          key={x}
          x={x}
          skin={pick(skins, 4 + index)}
          hair={pick(hairs, 5 + index)}
          cloth={pick(clothes, 6 + index)}
          isCovered={(seed + index) % 3 === 0}
        />
      ))}
      <path
        d={tools[props.sector] ?? tools['Services']}
        fill="#f3eee2"
        stroke="#4b3a2c"
        strokeWidth="4"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function Person(props: {
  x: number;
  skin: string;
  hair: string;
  cloth: string;
  isCovered: boolean;
}) {
  const { x, skin, hair, cloth, isCovered } = props;
  return (
    <g>
      <ellipse cx={x + 4} cy="290" rx="66" ry="12" fill="#00000022" />
      <path d={`M${x - 50} 292q4-86 50-88t52 88z`} fill={cloth} />
      <path d={`M${x - 9} 190h18v20q-9 8-18 0z`} fill={skin} />
      {isCovered ? (
        <path
          d={`M${x - 37} 172q2-40 37-40t37 40q4 34-14 46-24 8-46 0-18-12-14-46z`}
          fill={cloth}
        />
      ) : (
        <path d={`M${x - 34} 170q-2-40 34-40t34 40q0 10-4 18h-60q-4-8-4-18z`} fill={hair} />
      )}
      <ellipse cx={x} cy="172" rx="25" ry="29" fill={skin} />
      {isCovered ? null : <path d={`M${x - 26} 164q8-22 30-20t22 20q-26-12-52 0z`} fill={hair} />}
    </g>
  );
}
