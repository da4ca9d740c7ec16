import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepPhoto } from '#app/domain/borrowers/keep-photo.ts';
import { keepPicture, pictureFile } from '#app/domain/borrowers/pictures.ts';
import { type PhotoReader, anybody, shownPhoto } from '#app/domain/borrowers/shown-photo.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { loader } from '#app/routes/machine/photo.ts';
import { signInAs } from '#tests/support/ask.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { given, granted } from '#tests/support/given.ts';
import { asOwner } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

beforeEach(() => {
  process.env['FILES_FOLDER'] = mkdtempSync(path.join(tmpdir(), 'photos-'));
  forgetEnv();
});

const bytes = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#1f6b4a' } })
    .jpeg()
    .toBuffer();

const at = (photo: string, reader: PhotoReader = anybody, format: 'avif' | 'webp' = 'avif') =>
  shownPhoto(pictureFile(photo, 400, format), reader, world.now);

/** A loan that is funded and paid out, with its photograph, and news with another. */
async function lent() {
  const g = given(world);
  const partnerId = await g.partner();
  const lender = await g.person('Lia');
  const loanId = await g.loan(partnerId, { amount: 10_000n });
  const { photo } = granted(
    await keepPhoto({ loanId, partnerId, bytes: await bytes(), actorId: lender, now: world.now }),
  );
  await g.lends(lender, [{ loanId, amount: 10_000n }]);
  await g.disbursed(loanId, await g.treasurers());
  const picture = await keepPicture(await bytes());
  const news = { loanId, partnerId, text: 'Two stoves now.', language: 'en', photo: picture };
  granted(await publishUpdate({ ...news, actorId: lender, now: world.now }));
  return { g, partnerId, lender, loanId, photos: [photo, picture?.name ?? ''] };
}

/** The door's answer to somebody signed in with these roles. */
async function statusFor(photo: string, name: string, ...roles: StaffRoleName[]): Promise<number> {
  const personId = await given(world).person(name);
  for (const role of roles) await grantStaffRole({ personId, role, actorId: null, now: world.now });
  const headers = { cookie: await signInAs(personId, world.now) };
  const file = pictureFile(photo, 400, 'webp');
  const request = new Request(`http://localhost:3000/photos/${file}`, { headers });
  return (await loader({ request, params: { name: file }, context: {} } as never)).status;
}

describe('the address of a photograph', () => {
  it('opens for reviewers of a late loan, and not for auditors, support or half a sign-in', async () => {
    const { photos } = await lent();
    const [photo = ''] = photos;
    expect(await statusFor(photo, 'Anybody')).toBe(200);
    world.goTo('2027-03-05T09:00:00Z');
    expect(await statusFor(photo, 'Nobody')).toBe(404);
    expect(await statusFor(photo, 'Auditing', 'auditor')).toBe(404);
    expect(await statusFor(photo, 'Helping', 'support', 'auditor')).toBe(404);
    expect(await statusFor(photo, 'Reviewing', 'reviewer')).toBe(200);
    await asOwner('update people set is_demo = false');
    const { id } = await db().person.findFirstOrThrow({ where: { name: 'Reviewing' } });
    const headers = { cookie: await signInAs(id, world.now) };
    const file = pictureFile(photo, 400, 'webp');
    const request = new Request(`http://localhost:3000/photos/${file}`, { headers });
    const answer = await loader({ request, params: { name: file }, context: {} } as never);
    expect(answer.status).toBe(404);
  });

  it('answers everybody while the loan is repaid in time, in both formats', async () => {
    const { photos } = await lent();
    for (const photo of photos) {
      expect((await at(photo))?.format).toBe('avif');
      const webp = await at(photo, anybody, 'webp');
      expect((await sharp(webp?.bytes).metadata()).format).toBe('webp');
    }
  });

  it('answers only who may see the borrower once the loan is late', async () => {
    const { g, partnerId, lender, loanId, photos } = await lent();
    const other = await g.person('Ben');
    const elsewhere = await g.partner({ name: 'Another' });
    world.goTo('2027-03-05T09:00:00Z');
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const page = await loanPage({ slug, readerId: other, isStaff: false, now: world.now });
    expect(page).toMatchObject({ isLate: true, photo: null });
    for (const photo of photos) {
      expect(await at(photo)).toBeNull();
      expect(await at(photo, { ...anybody, personId: other })).toBeNull();
      expect(await at(photo, { ...anybody, partnerId: elsewhere })).toBeNull();
      expect(await at(photo, { ...anybody, personId: lender })).not.toBeNull();
      expect(await at(photo, { ...anybody, partnerId })).not.toBeNull();
      expect(await at(photo, { ...anybody, isStaff: true })).not.toBeNull();
    }
  });

  it('answers only staff while the loan is a draft', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const draft = g.draft({ borrower: { firstName: 'Ani', memberCount: 1, country: 'ID' } });
    const { loanId } = granted(
      await draftLoan({ partnerId, draft, actorId: null, now: world.now }),
    );
    const actorId = await g.person('Officer');
    const { photo } = granted(
      await keepPhoto({ loanId, partnerId, bytes: await bytes(), actorId, now: world.now }),
    );
    expect(await at(photo)).toBeNull();
    expect(await at(photo, { ...anybody, partnerId })).not.toBeNull();
    expect(await at(photo, { ...anybody, isStaff: true })).not.toBeNull();
  });

  it('brings a thumbnail that stands in the page, under 200 characters', async () => {
    const { loanId } = await lent();
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const page = await loanPage({ slug, readerId: null, isStaff: false, now: world.now });
    const thumb = page?.photo?.thumb ?? '';
    expect(thumb.length).toBeLessThan(200);
    const facts = await sharp(Buffer.from(thumb, 'base64')).metadata();
    expect(facts).toMatchObject({ format: 'webp', width: 16, height: 12 });
    expect(page?.updates[0]?.photo?.thumb).toBe(thumb);
  });

  it('of before there were two formats, answers with the one there is', async () => {
    const { photos } = await lent();
    const [photo = ''] = photos;
    rmSync(path.join(process.env['FILES_FOLDER'] ?? '', pictureFile(photo, 400, 'avif')));
    expect((await at(photo))?.format).toBe('webp');
  });
});
