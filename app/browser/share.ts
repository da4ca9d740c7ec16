/**
 * `data-share`: an address that is passed on by what the device has for it, or copied. Which of the two
 * buttons there is depends on what the browser can do.
 */
export function offerSharing(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>('[data-share]')) {
    const { share: url = '', title = '', copied = '' } = place.dataset;
    const [sharing, copying] = ['share', 'copy'].map((name) =>
      place.querySelector<HTMLButtonElement>(`[name=${name}]`),
    );
    const canShare = 'share' in navigator;
    // Only a page that came safely may copy.
    const canCopy = 'clipboard' in navigator;
    if (sharing) sharing.hidden = !canShare;
    if (copying) copying.hidden = canShare || !canCopy;
    place.hidden = !canShare && !canCopy;
    sharing?.addEventListener('click', () => {
      // Closing what the device shows is no fault.
      navigator.share({ url, title }).catch(() => undefined);
    });
    copying?.addEventListener('click', () => {
      void navigator.clipboard.writeText(url).then(() => (copying.textContent = copied));
    });
  }
}
