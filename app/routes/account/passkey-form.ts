/**
 * What `browser/passkeys.ts` writes into the form: the browser's answer as JSON.
 * It is looked at by the library that verifies it; here only whether it is an
 * object of the outer shape.
 */
export function passkeyAnswer<Answer extends { id: string }>(form: FormData): Answer | null {
  const text = form.get('credential');
  if (typeof text !== 'string' || text.length > 20_000) return null;
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return null;
    const { id, response } = answer as { id?: unknown; response?: unknown };
    if (typeof id !== 'string' || typeof response !== 'object') return null;
    return answer as Answer;
  } catch {
    return null;
  }
}
