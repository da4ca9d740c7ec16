/** The process is there. */
export function loader(): Response {
  return Response.json({ ok: true });
}
