import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';

for (const who of ['reviewer', 'treasurer1', 'support', 'auditor', 'admin']) {
  test(`every desk that is offered to ${who} opens`, async ({ page }) => {
    await signIn(page, who);
    await page.goto('/admin');
    const tabs = page.getByRole('navigation', { name: 'Operator' }).getByRole('link');
    const desks = await tabs.evaluateAll((links) => links.map((it) => it.getAttribute('href')));
    expect(desks.length).toBeGreaterThan(1);
    for (const desk of desks) {
      const answer = await page.request.get(desk ?? '');
      expect([desk, answer.status()]).toEqual([desk, 200]);
    }
  });
}
