/**
 * `data-passkey`: the form is shown where the device supports passkeys, and
 * sent with what the device signed. Whoever cancels the device's prompt stays
 * on the page.
 */
export function offerPasskeys(page: Document): void {
  const canDo =
    'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
  if (!canDo) return;
  for (const note of page.querySelectorAll('[data-passkey-absent]')) note.remove();
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      const answer = form.elements.namedItem('credential') as HTMLInputElement;
      if (answer.value) return;
      event.preventDefault();
      event.stopPropagation();
      signed(form)
        .then((credential) => {
          answer.value = JSON.stringify(credential);
          form.requestSubmit();
        })
        .catch(() => undefined);
    });
  }
}

async function signed(form: HTMLFormElement): Promise<unknown> {
  const answer = await fetch(form.dataset['options'] ?? '', { method: 'POST' });
  if (!answer.ok) throw new Error(`options were answered ${answer.status}`);
  const options: unknown = await answer.json();
  const credential =
    form.dataset['passkey'] === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
            options as PublicKeyCredentialCreationOptionsJSON,
          ),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
            options as PublicKeyCredentialRequestOptionsJSON,
          ),
        });
  return (credential as PublicKeyCredential | null)?.toJSON();
}
