/** The process is up. */
export function loader(): Response {
  return Response.json({ ok: true });
}
