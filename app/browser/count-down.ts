/**
 * `data-seconds`: how many were left when the page was rendered. The browser's
 * own clock is not asked for the time; it may be wrong.
 */
export function countDown(page: Document): void {
  const start = performance.now();
  for (const place of page.querySelectorAll<HTMLElement>('[data-seconds]')) {
    const whole = Number(place.dataset['seconds']);
    const write = () => {
      const left = Math.max(0, Math.ceil(whole - (performance.now() - start) / 1000));
      place.textContent = minutesAndSeconds(left);
      if (left === 0) clearInterval(timer);
    };
    const timer = setInterval(write, 1000);
    write();
  }
}

/** 125 is `2:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
