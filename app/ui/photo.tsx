import { useRouteLoaderData } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';

/** Whether the browser asks for as little as can be: then no picture is sent unasked. */
export function useSavesData(): boolean {
  const root = useRouteLoaderData('root') as { savesData?: boolean } | undefined;
  return root?.savesData ?? false;
}

interface PhotoProps {
  name: string;
  alt: string;
  className?: string;
}

const source = (name: string, width: number) => `/photos/${name}-${width}.webp`;

/** A kept photograph, in the width that the page needs; a link to it for who saves data. */
export function Photo(props: PhotoProps & { sizes: string }) {
  const { name } = props;
  if (useSavesData()) return <PhotoLink {...props} />;
  return (
    <img
      src={source(name, 400)}
      srcSet={[400, 800, 1200].map((width) => `${source(name, width)} ${width}w`).join(', ')}
      sizes={props.sizes}
      alt={props.alt}
      width="400"
      height="300"
      loading="lazy"
      className={props.className}
    />
  );
}

/** The small one, of which a page may hold many. */
export function Thumbnail(props: PhotoProps) {
  return (
    <img
      src={source(props.name, 400)}
      alt={props.alt}
      width="400"
      height="300"
      loading="lazy"
      decoding="async"
      className={props.className}
    />
  );
}

function PhotoLink({ name, alt }: PhotoProps) {
  return (
    <a
      href={source(name, 800)}
      className="grid min-h-11 place-items-center rounded-card border border-dashed border-line-strong px-4 py-6 text-center"
    >
      {m.photo_show({ alt })}
    </a>
  );
}
