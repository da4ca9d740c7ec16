/** Any unknown address: the root's page for what is absent. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function Absent() {
  return null;
}
