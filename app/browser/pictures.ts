/** Wider than any page shows, and a tenth the size of what a phone camera takes. */
const widest = 1600;

/**
 * Shows a chosen photograph, and shrinks it before it is sent: a bad line
 * carries 300 KB, not 4 MB. What cannot be read here is sent as it is, and the
 * server says what is wrong with it.
 */
export function preparePictures(page: Document): void {
  page.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement;
    const place = page.getElementById(`${field.id}-preview`);
    if (field.type !== 'file' || !place) return;
    place.replaceChildren();
    const [file] = field.files ?? [];
    if (file) prepare(field, file, place).catch(() => undefined);
  });
}

async function prepare(field: HTMLInputElement, file: File, place: HTMLElement): Promise<void> {
  const small = await smaller(file);
  // Another may have been chosen meanwhile.
  if (field.files?.[0] !== file) return;
  const chosen = new DataTransfer();
  chosen.items.add(small);
  field.files = chosen.files;
  const picture = place.ownerDocument.createElement('img');
  picture.src = URL.createObjectURL(small);
  picture.alt = '';
  picture.onload = () => URL.revokeObjectURL(picture.src);
  place.replaceChildren(picture);
}

async function smaller(file: File): Promise<File> {
  const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, widest / Math.max(drawn.width, drawn.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(drawn.width * scale);
  canvas.height = Math.round(drawn.height * scale);
  const paper = canvas.getContext('2d');
  if (!paper) return file;
  // Transparent parts become white, as the server would make them.
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.86));
  const isSmaller = blob !== null && blob.size < file.size;
  return isSmaller ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
}
