import { useRouteLoaderData } from '@remix-run/react';
import type { PhotoFacts } from '#app/domain/borrowers/visibility-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';

/** Whether the browser asks to save data: then no picture is sent unasked. */
export function useSavesData(): boolean {
  const root = useRouteLoaderData('root') as { savesData?: boolean } | undefined;
  return root?.savesData ?? false;
}

interface PhotoProps {
  photo: PhotoFacts;
  alt: string;
  className?: string;
}

const source = ({ name }: PhotoFacts, width: number, format = 'webp') =>
  href('machine/photo', { name: `${name}-${width}.${format}` });

const sources = (photo: PhotoFacts, format: string, sizes: string | undefined) =>
  sizes
    ? [400, 800, 1200].map((width) => `${source(photo, width, format)} ${width}w`).join(', ')
    : source(photo, 400, format);

/** A stored photograph, in the width that the page needs; just a link for readers who save data. */
export function Photo(props: PhotoProps & { sizes: string }) {
  return useSavesData() ? <PhotoLink {...props} /> : <Picture {...props} />;
}

/** The small version, for pages that show many. */
export function Thumbnail(props: PhotoProps) {
  return <Picture {...props} />;
}

/** In a format the browser supports, in all widths if `sizes` is given, over its thumbnail. */
function Picture({ photo, alt, className, sizes }: PhotoProps & { sizes?: string }) {
  return (
    <Developing photo={photo} className={className}>
      <picture>
        <source type="image/avif" srcSet={sources(photo, 'avif', sizes)} sizes={sizes} />
        <img
          src={source(photo, 400)}
          srcSet={sources(photo, 'webp', sizes)}
          sizes={sizes}
          alt={alt}
          width="400"
          height="300"
          loading="lazy"
          decoding="async"
          className={className}
        />
      </picture>
    </Developing>
  );
}

/** The thumbnail, which came with the page, shown until the photograph has loaded. */
function Developing(props: {
  photo: PhotoFacts;
  className?: string | undefined;
  children: React.ReactNode;
}) {
  const { thumb } = props.photo;
  if (!thumb) return props.children;
  return (
    <span className="developing">
      <img
        src={`data:image/webp;base64,${thumb}`}
        alt=""
        width="400"
        height="300"
        className={props.className}
      />
      {props.children}
    </span>
  );
}

function PhotoLink({ photo, alt }: PhotoProps) {
  return (
    <a
      href={source(photo, 800)}
      className="grid min-h-11 place-items-center rounded-card border border-dashed border-line-strong px-4 py-6 text-center"
    >
      {m.photo_show({ alt })}
    </a>
  );
}
