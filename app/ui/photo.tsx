/** A kept photograph, in the width that the page needs. */
export function Photo(props: { name: string; alt: string; sizes: string; className?: string }) {
  const source = (width: number) => `/photos/${props.name}-${width}.webp`;
  return (
    <img
      src={source(400)}
      srcSet={[400, 800, 1200].map((width) => `${source(width)} ${width}w`).join(', ')}
      sizes={props.sizes}
      alt={props.alt}
      width="400"
      height="300"
      loading="lazy"
      className={props.className}
    />
  );
}
