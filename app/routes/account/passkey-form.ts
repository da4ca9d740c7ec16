/**
 * What `browser/passkeys.ts` writes into the form: the browser's answer as JSON. The library that
 * verifies it checks it; here only its outer shape is checked.
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
